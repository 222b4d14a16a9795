import * as pulumi from "@pulumi/pulumi";

import { problemText } from "../components/rules/fault";
import { foreignKeyProblem } from "./foreignKey";
import { parseConfig } from "./parse";
import type { ConfigProblem } from "./problems";
import { roleVariableProblem } from "./roles";
import type { StackConfig } from "./schema";

/** A stack's config, and which of its keys are encrypted in the stack file and so must stay Pulumi secrets. */
export interface LoadedConfig {
  config: StackConfig;
  /** Marks a value as a Pulumi secret when its config key was encrypted, else returns it as it is. */
  guard: Guard;
}

export type Guard = <T>(key: keyof StackConfig, value: T) => T | pulumi.Output<pulumi.Unwrap<T>>;

/**
 * Reads and validates the config of the stack that is being deployed.
 * @throws pulumi.RunError with every mistake (file, line, key, value, what is allowed); Pulumi prints it without a
 * stack trace and exits with a code other than 0, before any resource is registered.
 */
export function loadConfig(): LoadedConfig {
  const project = pulumi.getProject();
  const values: Record<string, string> = {};
  const secretKeys = new Set<string>();
  const problems: ConfigProblem[] = [];
  for (const [fullKey, value] of Object.entries(pulumi.runtime.allConfig())) {
    const [namespace, key] = splitKey(fullKey);
    if (namespace === project) {
      values[key] = value;
      if (isConfigSecret(fullKey)) secretKeys.add(key);
    } else {
      const problem = foreignKeyProblem(fullKey, project);
      if (problem !== undefined) problems.push(problem);
    }
  }
  const roleProblem = roleVariableProblem();
  if (roleProblem !== undefined) throw new pulumi.RunError(`${roleProblem}; nothing was changed`);
  const result = parseConfig({ values, secretKeys });
  if (!result.ok) problems.push(...result.problems);
  if (problems.length > 0 || !result.ok) throw new pulumi.RunError(report(problems, project));
  return {
    config: result.config,
    guard: (key, value) => (secretKeys.has(key) ? pulumi.secret(value) : value),
  };
}

/** Exported by @pulumi/pulumi but left out of its type declarations; a test holds it to what the engine says. */
function isConfigSecret(fullKey: string): boolean {
  return (pulumi.runtime as unknown as { isConfigSecret: (key: string) => boolean }).isConfigSecret(fullKey);
}

function splitKey(fullKey: string): [namespace: string, key: string] {
  const colon = fullKey.indexOf(":");
  return [fullKey.slice(0, colon), fullKey.slice(colon + 1)];
}

function report(problems: readonly ConfigProblem[], project: string): string {
  const stackFile = `Pulumi.${pulumi.getStack()}.yaml`;
  // Loaded here because it brings a YAML parser, which only a config with mistakes needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { locateKeys } = require("./locate") as typeof import("./locate");
  const places = locateKeys({ directory: process.cwd(), files: [stackFile, "Pulumi.yaml"], project });
  const lines = problems.map((problem) => {
    const place = places(problem.key) ?? stackFile;
    return `  ${place}: ${problemText(problem)}`;
  });
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return `${count} in the config of stack ${pulumi.getStack()}; nothing was changed\n${lines.join("\n")}`;
}
