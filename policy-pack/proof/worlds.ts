import { evaluateCondition, type Condition, type KeyStates } from "../iam/conditions/evaluate";
import type { Truth } from "../iam/truth";
import { possibleOutcomes, type Comparison } from "./outcomes";

/**
 * One case of what requests may carry: for each key whose value decides, whether it is there, and which comparisons with
 * it hold. `undefined` for a condition that the case says nothing of.
 */
export type World = (condition: Condition) => Truth | undefined;

/** More than documents have that people write. */
const MAX_WORLDS = 256;
const MAX_COMPARISONS = 8;

/** Keys with several values in a request, where a plain operator is ambiguous. */
const MULTIVALUED =
  /^aws:(tagkeys|calledvia|principalorgpaths|sourceorgpaths|resourceorgpaths|principalservicenameslist)$/;

/**
 * The keys whose values have the type of an operator. What IAM makes of a value of another type is not documented, so
 * the comparison and its opposite may both fail.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const TYPED_KEYS: readonly { operators: RegExp; keys: RegExp }[] = [
  { operators: /^(Null|String)/, keys: /^aws:/ },
  { operators: /^Arn/, keys: /^aws:(principal|source)arn$/ },
  { operators: /IpAddress$/, keys: /^aws:(source|vpcsource)ip$/ },
  { operators: /^Numeric/, keys: /^aws:(multifactorauthage|epochtime)$/ },
  { operators: /^Date/, keys: /^aws:(currenttime|epochtime|tokenissuetime)$/ },
  {
    operators: /^Bool$/,
    keys: /^aws:(securetransport|viaawsservice|principalisawsservice|multifactorauthpresent)$/,
  },
];

/** Comparisons with one value that hold exactly where another does not, if the key is there. */
const OPPOSITES: Readonly<Record<string, string>> = {
  NumericGreaterThanEquals: "NumericLessThan",
  NumericGreaterThan: "NumericLessThanEquals",
  DateGreaterThanEquals: "DateLessThan",
  DateGreaterThan: "DateLessThanEquals",
};

/**
 * All cases that requests may be in, by the conditions whose outcome is unknown. Every request is in one of them; a case
 * need not exist. Statements that fire in different cases can so close all of them together: `IpAddress` and
 * `NotIpAddress` of one range, or `Null` true and false.
 *
 * @returns No cases where there is nothing to tell apart, or too much.
 */
export function worldsOf(conditions: readonly Condition[], keys: KeyStates): readonly World[] {
  const comparisons = new Map<string, Map<string, Comparison>>();
  for (const condition of conditions) {
    if (!isModeled(condition) || evaluateCondition(condition, keys) !== "unknown") continue;
    const known = comparisons.get(condition.key) ?? new Map<string, Comparison>();
    comparisons.set(condition.key, known);
    if (condition.operator.kind !== "compare") continue;
    const { family } = condition.operator;
    const { id, base } = outcomeOf(condition);
    known.set(id, { id, base, family, values: condition.values });
  }
  let cases: (readonly KeyCase[])[] = [[]];
  for (const [key, ofIts] of comparisons) {
    if (ofIts.size > MAX_COMPARISONS) return [];
    const canBeAbsent = keys(key).kind !== "present";
    const outcomes = possibleOutcomes([...ofIts.values()]);
    const ofKey: KeyCase[] = [
      ...(canBeAbsent ? [{ key, present: false, holding: new Set<string>() }] : []),
      ...outcomes.map((holding) => ({ key, present: true, holding: new Set(holding) })),
    ];
    if (cases.length * ofKey.length > MAX_WORLDS) return [];
    cases = cases.flatMap((known) => ofKey.map((it) => [...known, it]));
  }
  return comparisons.size === 0 ? [] : cases.map(worldOf);
}

interface KeyCase {
  readonly key: string;
  readonly present: boolean;
  /** The comparisons that hold. */
  readonly holding: ReadonlySet<string>;
}

function worldOf(cases: readonly KeyCase[]): World {
  const byKey = new Map(cases.map((it) => [it.key, it]));
  return (condition) => {
    const its = isModeled(condition) ? byKey.get(condition.key) : undefined;
    if (its === undefined) return undefined;
    const { operator, values } = condition;
    if (operator.kind === "null") {
      return values.some(({ text }) => (text.toLowerCase() === "true") === !its.present) ? "true" : "false";
    }
    if (!its.present) return operator.ifExists || operator.negated ? "true" : "false";
    const { id, opposite } = outcomeOf(condition);
    return its.holding.has(id) !== (opposite !== operator.negated) ? "true" : "false";
  };
}

/** Whether requests have one value of the key, so that the comparison holds or does not. */
function isModeled({ key, operator, values }: Condition): boolean {
  if (values.length === 0 || MULTIVALUED.test(key)) return false;
  if (operator.kind === "compare" && operator.set !== "none") return false;
  const base = operator.kind === "null" ? "Null" : operator.base;
  return TYPED_KEYS.some(({ operators, keys }) => operators.test(base) && keys.test(key));
}

/** What decides the outcome of a comparison; `opposite` where that holding makes this one fail. */
function outcomeOf({ operator, values }: Condition): { id: string; base: string; opposite: boolean } {
  const written = operator.kind === "compare" ? operator.base.replace("Not", "") : "Null";
  const texts = values.map(({ text }) => text).sort();
  const opposed = texts.length === 1 ? OPPOSITES[written] : undefined;
  if (opposed !== undefined) return { id: JSON.stringify([opposed, texts]), base: opposed, opposite: true };
  if (written !== "Bool") return { id: JSON.stringify([written, texts]), base: written, opposite: false };
  const truths = texts.map((it) => it.toLowerCase());
  const isFalse = texts.length === 1 && truths[0] === "false";
  return { id: JSON.stringify([written, isFalse ? ["true"] : truths]), base: written, opposite: isFalse };
}
