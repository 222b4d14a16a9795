import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";

import { hasInvisible, notValid, pathText, valueAt } from "../components/rules/fault";
import { itemsOf, keysAt, schemasAt } from "./schemaPlaces";
import { missingSpace, spaced } from "./yaml/syntax";

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

/** How values are shown. */
interface Showing {
  /** Top-level keys whose values are not shown. */
  readonly secretKeys?: ReadonlySet<string>;
  /** Texts of the file, by their places, where YAML reads something else. */
  readonly written?: ReadonlyMap<string, string>;
}

/** What a schema has against a value, each mistake with what is allowed there. */
export function schemaProblems(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  showing: Showing = {},
): ConfigProblem[] {
  return withoutConsequences(issues).flatMap((issue) => describe(issue, { schema, value, ...showing }));
}

/** Leaves out what is wrong with the size of a value that should be of another kind. */
function withoutConsequences(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const place = ({ path }: z.core.$ZodIssue) => pathText(path);
  const ofKind = new Set(issues.filter(({ code }) => code === "invalid_type").map(place));
  return issues.filter((issue) => issue.code === "invalid_type" || !ofKind.has(place(issue)));
}

interface Judged extends Showing {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

function describe(issue: z.core.$ZodIssue, judged: Judged): ConfigProblem[] {
  const top = issue.path[0];
  const secret = typeof top === "string" && judged.secretKeys?.has(top) === true;
  const path = foundPath(judged.value, issue.path);
  const found = valueAt(judged.value, path);
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(judged.schema, issue.path);
    return issue.keys.map((key) => ({
      key: pathText([...issue.path, key]),
      message: unknownKey(key, allowed),
    }));
  }
  if (issue.code === "invalid_key") {
    const [{ message } = issue] = issue.issues;
    return [{ key: pathText(issue.path), message: notValid(message) }];
  }
  if (issue.code === "invalid_union") {
    return withoutConsequences(matchingBranch(issue, found)).flatMap((inner) =>
      describe({ ...inner, path: [...issue.path, ...inner.path] }, judged),
    );
  }
  const key = pathText(path);
  if (found === undefined) return [{ key, message: `is missing: expected ${issue.message}` }];
  const value = secret ? "[secret]" : (judged.written?.get(key) ?? shown(found));
  return [{ key, value, message: notValid(`${issue.message}${hint(found, path, judged)}`) }];
}

/** The place of what was found: a user may be a name where the schema, after reading it, has a map with `name`. */
function foundPath(value: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const text = path.findIndex((_, index) => typeof valueAt(value, path.slice(0, index)) === "string");
  return text === -1 ? path : path.slice(0, text);
}

function unknownKey(key: string, allowed: readonly string[]): string {
  const found = spaced(key);
  return found !== undefined && allowed.includes(found.key)
    ? missingSpace(found.fixed)
    : `is not a known key: ${suggestion(key, allowed)}`;
}

/** What to do about a text that is wrong in a way that many are. */
function hint(found: unknown, path: readonly PropertyKey[], { schema }: Judged): string {
  if (typeof found !== "string") return "";
  const isItem = typeof path.at(-1) === "number";
  const items = itemsOf(schemasAt(schema, isItem ? path.slice(0, -1) : path));
  const parts = found.split(/[,; \t\n]+/).filter((part) => part !== "");
  const isValid = (item: z.core.$ZodType, text: string) => z.safeParse(item, text).success;
  if (
    parts.length > 1 &&
    items.some((item) => !isValid(item, found) && parts.every((part) => isValid(item, part)))
  )
    return `; give a list: [${parts.join(", ")}]`;
  return hasInvisible(found) ? ", without invisible characters" : "";
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
