import { isDeepStrictEqual } from "node:util";
import type { ResourceType } from "./resourceType";
import type { Properties } from "./wire";

/** How one input differs, and whether that needs a new resource. */
export interface PropertyChange {
  readonly property: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

/**
 * The inputs that differ. A value that is not known yet counts as different. An input that AWS sets when a program does
 * not (a key's policy) may be left out: what is there stays.
 */
export function diffInputs(type: ResourceType, olds: Properties, news: Properties): PropertyChange[] {
  return Object.keys({ ...olds, ...news })
    .filter((property) => property in news || !type.computed.includes(property))
    .filter((property) => !isEqual(type, property, olds[property], news[property]))
    .map((property) => ({
      property,
      kind: changeKind(property, olds, news),
      replaces: type.replaceOn.includes(property),
    }));
}

/** The inputs of a type of which nothing is known that differ: each is taken for an update in place. */
export function diffPlainly(olds: Properties, news: Properties): PropertyChange[] {
  return Object.keys({ ...olds, ...news })
    .filter((property) => !isDeepStrictEqual(olds[property], news[property]))
    .map((property) => ({ property, kind: changeKind(property, olds, news), replaces: false }));
}

function changeKind(property: string, olds: Properties, news: Properties): PropertyChange["kind"] {
  if (!(property in olds)) return "add";
  return property in news ? "update" : "delete";
}

/** Whether two values of an input mean the same to AWS. */
export function isEqual(type: ResourceType, property: string, a: unknown, b: unknown): boolean {
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  const canonical = type.canonical?.[property] ?? ((value: unknown) => value);
  return JSON.stringify(sorted(canonical(a))) === JSON.stringify(sorted(canonical(b)));
}

/** Not given, or empty, or false: all the same to the real provider, unless there is a default. */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The canonical form of a list whose order means nothing. */
export function unordered(list: unknown): unknown {
  return Array.isArray(list) ? list.map((item) => JSON.stringify(sorted(item))).sort() : list;
}

/** {@link unordered} for every list inside a value. */
export function unorderedThroughout(value: unknown): unknown {
  if (Array.isArray(value)) return unordered(value.map(unorderedThroughout));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unorderedThroughout(inner)]));
}

/** The canonical form of a decimal number that is written as text: `100`, `100.0` and `100.00` are one amount. */
export function decimal(value: unknown): unknown {
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
    ? Number(value)
    : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isAbsent(inner))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
