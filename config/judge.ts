import type { z } from "zod";

import { hasInvisible, notValid, pathText } from "../components/rules/fault";
import { type ConfigProblem, schemaProblems } from "./problems";
import { schemasAt } from "./schemaPlaces";
import { scalarProblems, spaceProblems, withTexts, writtenTexts } from "./written";
import type { PlainScalar } from "./yaml/plainScalar";

export type Judgment<T> = { ok: true; value: T } | { ok: false; problems: ConfigProblem[] };

/**
 * Judges a value by a schema. Reports every mistake, not only the first, with the text of the file.
 * @param scalars What the file has without quotes, where the value is from a file.
 * @param secretKeys Top-level keys whose values are not shown.
 */
export function judge<S extends z.ZodType>(
  schema: S,
  value: unknown,
  {
    scalars = [],
    secretKeys = new Set(),
  }: { scalars?: readonly PlainScalar[]; secretKeys?: ReadonlySet<string> },
): Judgment<z.output<S>> {
  const meant = withTexts(value, scalars, schema);
  const result = schema.safeParse(meant);
  const written = writtenTexts(scalars);
  const ofSchema = result.success
    ? []
    : schemaProblems(schema, result.error.issues, meant, { secretKeys, written });
  const withoutSpace = spaceProblems(scalars, schema);
  const more = [...scalarProblems(scalars, schema), ...invisibleProblems(meant, schema)];
  const problems = addMissing(withoutSpace, addMissing(ofSchema, more)).map((problem) => {
    const isSecret = problem.value !== undefined && secretKeys.has(problem.key.split(/[.[]/, 1)[0] ?? "");
    return isSecret ? { ...problem, value: "[secret]" } : problem;
  });
  return problems.length === 0 && result.success ? { ok: true, value: result.data } : { ok: false, problems };
}

/** Adds problems of places that have none yet: what a place has is said once. */
function addMissing(problems: readonly ConfigProblem[], more: readonly ConfigProblem[]): ConfigProblem[] {
  const places = new Set(problems.map(({ key }) => key));
  return [...problems, ...more.filter(({ key }) => !places.has(key))];
}

/** Texts with characters that nobody sees, which come with text that was copied. */
function invisibleProblems(
  value: unknown,
  schema: z.core.$ZodType,
  path: readonly PropertyKey[] = [],
): ConfigProblem[] {
  if (typeof value === "string") {
    if (!hasInvisible(value) || schemasAt(schema, path).length === 0) return [];
    const message = notValid("text without invisible characters");
    return [{ key: pathText(path), value: JSON.stringify(value), message }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    invisibleProblems(part, schema, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
