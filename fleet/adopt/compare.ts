import { isDeepStrictEqual } from "node:util";

import { adoptableType } from "../../components/rules/adoptable";
import { type Properties, UNKNOWN } from "../check/offline/wire";

/** An input in which AWS and the config are not the same. */
export interface Difference {
  readonly property: string;
  /** What is in AWS. */
  readonly today: unknown;
  /** What the program asks for; undefined where it leaves the input out. */
  readonly asked: unknown;
  /** Neither value may be shown, or one is not known; then they count as different. */
  readonly hidden: boolean;
}

/**
 * The inputs of an adoptable type that would be changed by a deploy. What the program leaves out counts too where that
 * takes it away in AWS.
 * @param isHidden Whether the values of an input cannot be compared, or must not be shown.
 */
export function differences(
  type: string,
  asked: Properties,
  today: Properties,
  isHidden: (property: string) => boolean = () => false,
): Difference[] {
  const { keeps = [], computed = [] } = adoptableType(type) ?? {};
  return keeps
    .filter((property) => !computed.includes(property) || isGiven(asked[property]))
    .map((property) => ({
      property,
      today: today[property] ?? emptyLike(asked[property]),
      asked: asked[property],
      hidden: isHidden(property),
    }))
    .filter((it) => it.hidden || !isSame(it.property, it.asked, it.today));
}

/** Whether two values of an input mean the same to AWS. */
export function isSame(property: string, a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return isDeepStrictEqual(canonical(property, a), canonical(property, b));
}

/** Of what the provider computes where a program gives nothing an offline run says that it is not known. */
function isGiven(asked: unknown): boolean {
  return asked !== undefined && asked !== UNKNOWN;
}

/** Not given, empty, and false are the same to the provider. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** What stands for an input that AWS has no value for. */
function emptyLike(asked: unknown): unknown {
  if (Array.isArray(asked)) return [];
  if (typeof asked === "object" && asked !== null) return {};
  if (typeof asked === "boolean") return false;
  return typeof asked === "number" ? 0 : "";
}

function canonical(property: string, value: unknown): unknown {
  if (/policy$/i.test(property) && typeof value === "string") return ordered(parsed(value));
  if (property === "limitAmount") return Number(value);
  return ordered(value);
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return document;
  }
}

/** No list of these types has an order that means anything; a policy may give a list of one as the one itself. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.length === 1
      ? items[0]
      : items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isEmpty(inner))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
