import { searchPatterns, type PatternGroup } from "../patternSearch";
import { all, any, not, truth, type Truth } from "../truth";
import type { Template } from "../template";
import type { Operator } from "./operator";
import type { ConditionValue, ResolvedValue, TimeForm } from "./operatorFamily";

/** What is known of a context key in a session. */
export type KeyState =
  | { kind: "absent" }
  /** In every request; where `value` is `undefined` it may be any, or any of a form. */
  | { kind: "present"; value: string | undefined; form?: ValueForm }
  /** In some requests and not in others, with any value. */
  | { kind: "unknown" };

/** What is known of a value that is not known itself. */
export type ValueForm =
  /**
   * A text that matches one of some patterns. There is one list of patterns for each kind of place where a document may
   * be in use, such as each of AWS's partitions: a document that names some of them is taken to be in use there.
   */
  { kind: "text"; variants: readonly PatternGroup[] } | TimeForm;

/** Context keys by name in lower case. */
export type KeyStates = (key: string) => KeyState;

/** One operator and key of a `Condition` element. */
export interface Condition {
  operator: Operator;
  /** In lower case, since IAM compares key names without regard to case. */
  key: string;
  values: readonly ConditionValue[];
}

/**
 * Whether a condition holds in the requests of a session: `true` in all of them, `false` in none, else `unknown`.
 *
 * Without the key in the request: `IfExists` and negated operators hold, `ForAllValues` holds, all others do not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function evaluateCondition({ operator, key, values }: Condition, keys: KeyStates): Truth {
  // IAM's documentation is silent on an empty list.
  if (values.length === 0) return "unknown";
  const state = keys(key);
  const withKey = (actual: string | undefined, form?: ValueForm): Truth =>
    operator.kind === "null" ? isNull(values, false) : compare(operator, values, { actual, form }, keys);
  const withoutKey = operator.kind === "null" ? isNull(values, true) : whenAbsent(operator);
  if (state.kind === "absent") return withoutKey;
  if (state.kind === "present") return withKey(state.value, state.form);
  const anyValue = withKey(undefined);
  return anyValue === withoutKey ? anyValue : "unknown";
}

/** Whether all conditions of a statement hold in the requests of a session. */
export function evaluateConditions(conditions: readonly Condition[], keys: KeyStates): Truth {
  return all(conditions.map((condition) => evaluateCondition(condition, keys)));
}

type Compare = Extract<Operator, { kind: "compare" }>;

function isNull(values: readonly ConditionValue[], absent: boolean): Truth {
  return any(values.map(({ text }) => truth((text.toLowerCase() === "true") === absent)));
}

function whenAbsent({ set, ifExists, negated }: Compare): Truth {
  // AWS does not say which of the two wins.
  if (set === "for-any-value") return ifExists ? "unknown" : "false";
  return truth(set === "for-all-values" || ifExists || negated);
}

function compare(
  { family, negated, set }: Compare,
  values: readonly ConditionValue[],
  { actual, form }: { actual: string | undefined; form?: ValueForm | undefined },
  keys: KeyStates,
): Truth {
  const resolved = values.map(({ template }) => resolve(template, keys));
  const each = resolved.map((expected): Truth => {
    if (expected === undefined) return "unknown";
    // What IAM makes of a value of another type is not documented.
    if (actual !== undefined && !family.isValid(actual)) return "unknown";
    const isMatch = family.matches(actual, expected);
    if (isMatch !== "unknown" || form === undefined) return isMatch;
    if (form.kind === "time") return family.matchesTime?.(form, expected) ?? isMatch;
    const pattern = family.pattern?.(expected);
    return pattern !== undefined && isApart(form.variants.flat(), [pattern]) ? "false" : isMatch;
  });
  let matched = any(each);
  if (matched === "unknown" && form?.kind === "text") {
    const patterns = resolved.flatMap((expected) => {
      const pattern = expected && family.pattern?.(expected);
      return pattern === undefined ? [] : [pattern];
    });
    if (areCovered(form.variants, patterns)) matched = "true";
  }
  const result = negated ? not(matched) : matched;
  // A set of values that is not known may be empty: then ForAnyValue fails and ForAllValues holds.
  if (actual === undefined && result === EXCEPT_FOR_EMPTY_SET[set]) return "unknown";
  return result;
}

/** Whether it is certain that no text matches patterns of both groups. */
function isApart(texts: PatternGroup, patterns: PatternGroup): boolean {
  return (
    searchPatterns([texts, patterns], ([left, right]) => left === true && right === true).kind === "nothing"
  );
}

/** Whether it is certain that every text matches one of the patterns, wherever the patterns are of use at all. */
function areCovered(variants: readonly PatternGroup[], patterns: PatternGroup): boolean {
  const concerned = patterns.length === 0 ? [] : variants.filter((texts) => !isApart(texts, patterns));
  const isCovered = (texts: PatternGroup): boolean =>
    searchPatterns([texts, patterns], ([left, right]) => left === true && right !== true).kind === "nothing";
  return concerned.length > 0 && concerned.every(isCovered);
}

const EXCEPT_FOR_EMPTY_SET = { none: undefined, "for-any-value": "true", "for-all-values": "false" } as const;

/** Puts the values of variables in; `undefined` where one is not known for certain. */
function resolve(template: Template, keys: KeyStates): ResolvedValue | undefined {
  const resolved: ResolvedValue[number][] = [];
  for (const segment of template) {
    if (segment.kind !== "variable") {
      resolved.push(segment);
      continue;
    }
    const state = keys(segment.key);
    const text =
      state.kind === "present" ? state.value : state.kind === "absent" ? segment.fallback : undefined;
    if (text === undefined) return undefined;
    resolved.push({ kind: "literal", text });
  }
  return resolved;
}
