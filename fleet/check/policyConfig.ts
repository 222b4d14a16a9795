import { readFileSync } from "node:fs";

import { notValid } from "../../components/rules/fault";
import { isObject, type JsonObject } from "../../policy-pack/iam/json";
import { createPolicies } from "../../policy-pack/rules";
import { rules } from "../../policy-pack/rules/rules";
import type { Rule } from "../../policy-pack/pack/rule";
import { InvalidOptions, readOptions } from "../../policy-pack/pack/options";
import { UsageError } from "../usageError";

export const LEVELS = ["mandatory", "advisory", "disabled"] as const;
export type Level = (typeof LEVELS)[number];

/** What a config of the pack says of one rule. */
export interface RuleConfig {
  /** Undefined leaves the rule's own. */
  level: Level | undefined;
  options: JsonObject;
}

/** By name of the rule. `all` gives the level of those that have none of their own. */
export type PolicyConfig = Readonly<Record<string, RuleConfig>>;

/**
 * Reads a config of the policy pack as the engine and the pack do.
 * @param file Of JSON, as for `pulumi preview --policy-pack-config`.
 * @throws UsageError with every mistake in it.
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/
 */
export async function readPolicyConfig(file: string): Promise<PolicyConfig> {
  const config = readJson(file);
  if (!isObject(config)) throw new UsageError(`${file} ${notValid("a map of rules")}`);
  const mistakes: string[] = [];
  const read: Record<string, RuleConfig> = {};
  const names = createPolicies().map(({ name }) => name);
  const unknown = Object.keys(config).filter((name) => name !== "all" && !names.includes(name));
  if (unknown.length > 0)
    mistakes.push(
      `The policy config names rules that do not exist: ${unknown.join(", ")}; expected all, ${names.join(", ")}`,
    );
  for (const [name, value] of Object.entries(config)) {
    const { enforcementLevel: level, ...options } = isObject(value) ? value : { enforcementLevel: value };
    if (level !== undefined && !isLevel(level)) {
      mistakes.push(`${name}: enforcementLevel = ${JSON.stringify(level)} ${notValid(LEVELS.join(", "))}`);
      continue;
    }
    const mistake = unknown.includes(name) ? undefined : await optionMistake(name, options);
    if (mistake === undefined) read[name] = { level, options };
    else mistakes.push(mistake);
  }
  if (mistakes.length > 0) throw new UsageError(`${file}:\n${mistakes.join("\n")}`);
  return read;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function isLevel(value: unknown): value is Level {
  return (LEVELS as readonly unknown[]).includes(value);
}

/** What is not one of the rules that judge a stack has exemptions only. */
async function optionMistake(name: string, options: JsonObject): Promise<string | undefined> {
  const rule = rules.find((it) => it.name === name) ?? ({ name, options: {} } as Rule);
  try {
    await readOptions(rule, options);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidOptions) return error.message;
    throw error;
  }
}
