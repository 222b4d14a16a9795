import type { z } from "zod";

import { notValid, pathText } from "../components/rules/fault";
import type { ConfigProblem } from "./problems";
import {
  keysAt,
  schemasAt,
  takesAnyKeys,
  takesBoolean,
  takesDay,
  takesNumber,
  takesText,
} from "./schemaPlaces";
import { isPlainDecimal, type PlainScalar, type ScalarKind } from "./yaml/plainScalar";
import { missingSpace, spaced } from "./yaml/syntax";

/* What a file has without quotes, compared with what a schema expects at that place. */

/** The texts of a file where it was read as something else, by their places. */
export function writtenTexts(scalars: readonly PlainScalar[]): ReadonlyMap<string, string> {
  return new Map(
    scalars
      .filter(({ kind, isKey }) => kind !== "text" && !isKey)
      .map(({ path, text }) => [pathText(path), text === "" ? "null" : text]),
  );
}

/** A value with the text of the file wherever the schema expects text and YAML reads something else. */
export function withTexts(value: unknown, scalars: readonly PlainScalar[], schema: z.core.$ZodType): unknown {
  const copy = structuredClone(value);
  for (const scalar of scalars) {
    if (!scalar.isKey && misreadAs(scalar, schema) !== undefined) setAt(copy, scalar.path, scalar.text);
  }
  return copy;
}

/** Everything in a file that YAML reads as something else than what is meant there. */
export function scalarProblems(scalars: readonly PlainScalar[], schema: z.core.$ZodType): ConfigProblem[] {
  return scalars.flatMap((scalar) => {
    const message = fault(scalar, schema);
    const value = scalar.isKey ? {} : { value: scalar.text };
    return message === undefined ? [] : [{ key: pathText(scalar.path), ...value, message }];
  });
}

/** Texts that lack a space after a colon: `- name:alice` where a map with `name` may be, and `{team:core}` in tags. */
export function spaceProblems(scalars: readonly PlainScalar[], schema: z.core.$ZodType): ConfigProblem[] {
  const empty = new Set(
    scalars
      .filter(({ kind, isKey, text }) => kind === "no value" && !isKey && text === "")
      .map(({ path }) => pathText(path)),
  );
  return scalars.flatMap(({ kind, isKey, path, text }) => {
    const found = kind === "text" ? spaced(text) : undefined;
    if (found === undefined || (isKey && !empty.has(pathText(path)))) return [];
    const map = isKey ? path.slice(0, -1) : path;
    const isMeant = keysAt(schema, map).includes(found.key) || takesAnyKeys(schemasAt(schema, map));
    const value = isKey ? {} : { value: text };
    return isMeant ? [{ key: pathText(path), ...value, message: missingSpace(found.fixed) }] : [];
  });
}

function fault(scalar: PlainScalar, schema: z.core.$ZodType): string | undefined {
  const { text, value, kind, isKey, path } = scalar;
  const misread = misreadAs(scalar, schema);
  if (misread !== undefined) {
    const reader = kind === "text" ? "some readers of YAML take it for" : "YAML reads it as";
    return notValid(`text, but ${reader} ${misread === "number" ? "a number" : misread}: quote it`);
  }
  const isOther = kind === "number" && !isKey && takesNumber(schemasAt(schema, path));
  return isOther && !isPlainDecimal(text, value)
    ? notValid(`a number in plain decimal digits; YAML reads it as ${String(value)}`)
    : undefined;
}

/** What YAML reads in place of the text that the schema expects; undefined where it reads what is expected. */
function misreadAs(
  { kind, otherwise, text, isKey, path }: PlainScalar,
  schema: z.core.$ZodType,
): ScalarKind | undefined {
  const read = kind === "text" ? otherwise : kind;
  if (read === undefined) return undefined;
  if (isKey) return takesAnyKeys(schemasAt(schema, path.slice(0, -1))) ? read : undefined;
  const schemas = schemasAt(schema, path);
  // The schema says what is expected in place of nothing.
  if (!takesText(schemas) || kind === "no value") return undefined;
  if (kind === "number" && takesNumber(schemas)) return undefined;
  if (kind === "true or false" && takesBoolean(schemas)) return undefined;
  if (kind === "a date" && takesDay(schemas) && /^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  return read;
}

function setAt(value: unknown, path: readonly (string | number)[], text: string): void {
  const [step, ...below] = path;
  if (typeof value !== "object" || value === null || step === undefined) return;
  const parent = value as Record<string | number, unknown>;
  if (below.length === 0) parent[step] = text;
  else setAt(parent[step], below, text);
}
