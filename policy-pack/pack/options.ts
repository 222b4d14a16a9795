import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import { isObject } from "../iam/json";
import { EXEMPTIONS_SCHEMA, type Exemption } from "./exemptions";
import type { Rule } from "./rule";

/** The pack's config is not what its schema allows. */
export class InvalidOptions extends Error {
  override readonly name = "InvalidOptions";

  constructor(message: string) {
    super(message);
    // CrossGuard prints the stack of an error, which is of no use to whoever has to mend the config.
    this.stack = message;
  }
}

/** JSON Schema of all options of a rule, by name. */
export function optionSchemas(rule: Rule): Record<string, PolicyConfigJSONSchema> {
  return { ...rule.options, exemptions: EXEMPTIONS_SCHEMA };
}

/**
 * Checks a rule's config. The engine checks it too, but lets unknown options pass and is not there when the rules are
 * run without it.
 * @throws InvalidOptions that names each option at fault and what is allowed.
 */
export async function readOptions<Options extends object>(
  rule: Rule<Options>,
  config: object,
): Promise<Partial<Options> & { exemptions?: Exemption[] }> {
  const properties = optionSchemas(rule);
  if (Object.keys(config).length > 0) {
    // Only a pack with config pays for loading it.
    const { Ajv } = await import("ajv");
    const validate = new Ajv({ allErrors: true, strict: false }).compile({
      type: "object",
      additionalProperties: false,
      properties,
    });
    if (!validate(config)) {
      const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
        const details = JSON.stringify(Object.values(params as object));
        return `  ${rule.name}${instancePath.replaceAll("/", ".")}: ${message ?? "is invalid"} ${details}`;
      });
      throw invalid([...faults, `  options of ${rule.name}: ${Object.keys(properties).join(", ")}`]);
    }
    const dates = badDates(rule.name, config, new Date());
    if (dates.length > 0) throw invalid(dates);
  }
  return config;
}

/** What vouches for something is looked at again within a year. */
const LONGEST_DAYS = 366;

function badDates(rule: string, config: object, now: Date): string[] {
  const today = now.toISOString().slice(0, 10);
  const last = new Date(now.getTime() + LONGEST_DAYS * 86_400_000).toISOString().slice(0, 10);
  return Object.entries(config).flatMap(([option, entries]) => {
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, index) => {
      const expires = isObject(entry) ? entry["expires"] : undefined;
      if (typeof expires !== "string") return [];
      const where = `  ${rule}.${option}.${index}.expires: "${expires}"`;
      if (!isDate(expires)) return [`${where} is not a date: expected YYYY-MM-DD`];
      return expires > last
        ? [`${where} is more than ${LONGEST_DAYS} days away: expected ${today} to ${last}`]
        : [];
    });
  });
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function invalid(faults: readonly string[]): InvalidOptions {
  return new InvalidOptions(["The policy config is not valid, so nothing is judged:", ...faults].join("\n"));
}
