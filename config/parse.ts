import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";

import { SECRET_KEYS, type StackConfig, stackConfigSchema } from "./schema";

/** One mistake in a config: where it is, what stands there, what would be right. */
export interface ConfigProblem {
  /** Path from the top of the stack's config, such as `admins[1].path`. */
  key: string;
  /** The value as it was found, as JSON; absent for a missing key, `[secret]` for an encrypted one. */
  value?: string;
  /** The rest of the sentence: what is wrong, or what is allowed. */
  message: string;
}

export type ParseResult = { ok: true; config: StackConfig } | { ok: false; problems: ConfigProblem[] };

/** The config values of a stack as Pulumi hands them to a program: key without namespace to text, structures as JSON. */
export interface RawConfig {
  values: Readonly<Record<string, string>>;
  /** Keys whose value is encrypted in the stack file. */
  secretKeys: ReadonlySet<string>;
}

/** Validates a stack's config and fills in defaults. Reports every mistake, not only the first. Never throws. */
export function parseConfig({ values, secretKeys }: RawConfig): ParseResult {
  const decoded = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, decode(key, text)]));
  const result = stackConfigSchema.safeParse(decoded);
  const problems = [...secretKeys].filter((key) => isKnown(key) && !SECRET_KEYS.has(key)).map(refusedSecret);
  if (!result.success)
    problems.push(...result.error.issues.flatMap((issue) => describe(issue, decoded, secretKeys)));
  if (problems.length > 0 || !result.success) return { ok: false, problems };
  return { ok: true, config: result.data };
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

function refusedSecret(key: string): ConfigProblem {
  return {
    key,
    value: "[secret]",
    message: `cannot be encrypted, because it becomes part of resource names, which are plain text; encrypted values are possible for ${[...SECRET_KEYS].join(", ")}`,
  };
}

function describe(
  issue: z.core.$ZodIssue,
  config: unknown,
  secretKeys: ReadonlySet<string>,
): ConfigProblem[] {
  const top = issue.path[0];
  const secret = typeof top === "string" && secretKeys.has(top);
  const found = valueAt(config, issue.path);
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(issue.path);
    return issue.keys.map((key) => ({
      key: pathText([...issue.path, key]),
      message: `unknown key; ${suggestion(key, allowed)}`,
    }));
  }
  if (issue.code === "invalid_union") {
    return matchingBranch(issue, found).flatMap((inner) =>
      describe({ ...inner, path: [...issue.path, ...inner.path] }, config, secretKeys),
    );
  }
  const key = pathText(issue.path);
  if (found === undefined) return [{ key, message: `missing; required: ${issue.message}` }];
  return [
    { key, value: secret ? "[secret]" : shown(found), message: `not allowed; allowed: ${issue.message}` },
  ];
}

/**
 * The mistakes of the alternative that the user meant: the one whose kind of value (text, list, map) was found.
 * Where none has that kind, the union's own message says what is allowed.
 */
function matchingBranch(issue: z.core.$ZodIssueInvalidUnion, found: unknown): z.core.$ZodIssue[] {
  const branch = issue.errors.find(
    (issues) =>
      found !== undefined &&
      !issues.some((inner) => inner.code === "invalid_type" && inner.path.length === 0),
  );
  return branch ?? [{ code: "custom", path: [], message: issue.message, input: found }];
}

/** What may stand beside an unknown key, read off the schema at that path. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schemas: z.core.$ZodType[] = [stackConfigSchema];
  for (const step of path) {
    schemas = schemas
      .flatMap(alternatives)
      .flatMap((schema) =>
        schema instanceof z.ZodArray
          ? [schema.element]
          : schema instanceof z.ZodObject
            ? [(schema.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[step]].filter(
                (s) => s !== undefined,
              )
            : [],
      );
  }
  return schemas
    .flatMap(alternatives)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
}

function alternatives(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return alternatives(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return alternatives(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return [schema];
}

/** «did you mean» where a key is near, else the list of what is allowed. */
export function suggestion(key: string, allowed: readonly string[]): string {
  const near =
    allowed.length > 0
      ? closest(
          key.toLowerCase(),
          allowed.map((k) => k.toLowerCase()),
        )
      : "";
  const match = allowed.find((k) => k.toLowerCase() === near);
  return match !== undefined && distance(key.toLowerCase(), near) <= Math.max(2, Math.floor(match.length / 3))
    ? `did you mean ${match}?`
    : `allowed: ${allowed.join(", ")}`;
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    config,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : `${text}${text === "" ? "" : "."}${String(step)}`,
    "",
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
