import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";

import { notValid, pathText, valueAt } from "../components/rules/fault";

/** How many names a message lists: all keys of a config, but not the thousands of accounts that there may be. */
const MAX_LISTED = 30;

/** One mistake in a config: where it is, what was found, what is expected. */
export interface ConfigProblem {
  /** Path from the top of the stack's config, such as `admins[1].path`. */
  key: string;
  /** The value as it was found, as JSON; absent for a missing key, `[secret]` for an encrypted one. */
  value?: string;
  /** The rest of the sentence: `is not valid: expected 12 digits`. */
  message: string;
}

/**
 * What a schema has against a value, each mistake with what is allowed there.
 * @param secretKeys Top-level keys whose values are not shown.
 */
export function schemaProblems(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  secretKeys: ReadonlySet<string> = new Set(),
): ConfigProblem[] {
  return issues.flatMap((issue) => describe(issue, { schema, value, secretKeys }));
}

interface Judged {
  schema: z.core.$ZodType;
  value: unknown;
  secretKeys: ReadonlySet<string>;
}

function describe(issue: z.core.$ZodIssue, judged: Judged): ConfigProblem[] {
  const top = issue.path[0];
  const secret = typeof top === "string" && judged.secretKeys.has(top);
  const found = valueAt(judged.value, issue.path);
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(judged.schema, issue.path);
    return issue.keys.map((key) => ({
      key: pathText([...issue.path, key]),
      message: `is not a known key: ${suggestion(key, allowed)}`,
    }));
  }
  if (issue.code === "invalid_union") {
    return matchingBranch(issue, found).flatMap((inner) =>
      describe({ ...inner, path: [...issue.path, ...inner.path] }, judged),
    );
  }
  const key = pathText(issue.path);
  if (found === undefined) return [{ key, message: `is missing: expected ${issue.message}` }];
  return [{ key, value: secret ? "[secret]" : shown(found), message: notValid(issue.message) }];
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
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let schemas: z.core.$ZodType[] = [schema];
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

/** "did you mean" if a key is near, else the list of allowed keys. */
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
    : `expected ${listed(allowed)}`;
}

function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return more <= 0 ? names.join(", ") : `${names.slice(0, MAX_LISTED).join(", ")} and ${more} more`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
