import { z } from "zod";

import { judge } from "./judge";
import type { ConfigProblem } from "./problems";
import { type StackConfig, stackConfigSchema } from "./schema";
import { SECRET_KEYS } from "./schema/secrets";
import type { PlainScalar } from "./yaml/plainScalar";

export type ParseResult = { ok: true; config: StackConfig } | { ok: false; problems: ConfigProblem[] };

/** The config values of a stack as Pulumi hands them to a program: key without namespace to text, structures as JSON. */
export interface RawConfig {
  values: Readonly<Record<string, string>>;
  /** Keys whose value is encrypted in the stack file. */
  secretKeys: ReadonlySet<string>;
}

/**
 * Validates a stack's config and fills in defaults. Reports every mistake, not only the first. Never throws.
 * @param scalars What the stack's files have without quotes, where the values are from files.
 */
export function parseConfig(
  { values, secretKeys }: RawConfig,
  scalars: readonly PlainScalar[] = [],
): ParseResult {
  const decoded = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, decode(key, text)]));
  const result = judge(stackConfigSchema, decoded, { scalars, secretKeys });
  const problems = [...secretKeys].filter((key) => isKnown(key) && !SECRET_KEYS.has(key)).map(refusedSecret);
  if (!result.ok) problems.push(...result.problems);
  if (problems.length > 0 || !result.ok) return { ok: false, problems };
  return { ok: true, config: result.value };
}

/** Structures arrive as JSON and so do numbers and booleans; a key that takes text only keeps its text as it is. */
function decode(key: string, text: string): unknown {
  if (isKnown(key) && acceptsTextOnly(stackConfigSchema.shape[key])) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isKnown(key: string): key is keyof StackConfig {
  return Object.hasOwn(stackConfigSchema.shape, key);
}

function acceptsTextOnly(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return acceptsTextOnly(schema.def.innerType);
  return schema instanceof z.ZodString;
}

/** What accounts are selected by, for which nobody decrypts a file. */
const SELECTED_BY: ReadonlySet<string> = new Set<keyof StackConfig>(["ou", "accountTags"]);

function refusedSecret(key: string): ConfigProblem {
  const reason = SELECTED_BY.has(key)
    ? "accounts are selected by it, for which no file is decrypted"
    : "it becomes part of resource names, which are plain text";
  return {
    key,
    value: "[secret]",
    message: `cannot be encrypted, because ${reason}; encrypted values are possible for ${[...SECRET_KEYS].join(", ")}`,
  };
}
