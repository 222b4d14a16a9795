import { BlockList, isIPv4 } from "node:net";

import type { Circumstances } from "./circumstances";
import { contextKey, NOW, type Carried, type Session } from "./context";
import { list, type Deny, type JsonValue } from "./document";
import { sampleOwnArns } from "./ownArns";
import { sourceOf, substitute, type Part } from "./variables";
import { escaped, wholly, wildcardSource } from "./wildcard";

type Answer = "yes" | "no" | "maybe";

/**
 * Whether a Deny is certain to fire in a session: all operators and keys of its `Condition` have to hold.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function isCertain(
  { statement, variables }: Deny,
  session: Session,
  userName: string | undefined,
  circumstances: Circumstances,
): boolean {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const request = { session, userName, variables, circumstances };
      if (holds(operator, key, list(values).map(textOf), request) !== "yes") return false;
    }
  }
  return true;
}

/** Whether a statement may fire in a session: none of its conditions is certain to fail. */
export function mayFire(
  { statement, variables }: Pick<Deny, "statement" | "variables">,
  session: Session,
  userName: string,
  circumstances: Circumstances,
): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const request = { session, userName, variables, circumstances };
      return holds(operator, key, list(values).map(textOf), request) !== "no";
    }),
  );
}

/** What a request surely carries. */
type Present = Exclude<Carried, "absent" | "not known">;

interface Request {
  session: Session;
  userName: string | undefined;
  variables: boolean;
  circumstances: Circumstances;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(operator: string, key: string, values: readonly string[], request: Request): Answer {
  // What an empty list means is not documented.
  if (values.length === 0) return "maybe";
  const carried =
    request.circumstances.get(key.toLowerCase()) ?? contextKey(key, request.session, request.userName);
  if (carried === "absent") return holdsWithoutKey(operator, values);
  if (carried !== "not known") return holdsWithKey(operator, values, carried, request);
  const without = holdsWithoutKey(operator, values);
  return without === holdsWithKey(operator, values, "any value", request) ? without : "maybe";
}

/** What AWS says of each operator when the request does not have the key. */
function holdsWithoutKey(operator: string, values: readonly string[]): Answer {
  if (operator === "Null") return values.some(isTrue) ? "yes" : "no";
  const ifExists = operator.endsWith("IfExists");
  // Whether ForAnyValue ("false") or IfExists ("true") decides is not documented.
  if (operator.startsWith("ForAnyValue:")) return ifExists ? "maybe" : "no";
  return ifExists || operator.startsWith("ForAllValues:") || operator.includes("Not") ? "yes" : "no";
}

function holdsWithKey(
  operator: string,
  values: readonly string[],
  carried: Present,
  request: Request,
): Answer {
  if (operator === "Null") return values.some((value) => !isTrue(value)) ? "yes" : "no";
  const comparison = operator.replace(/^ForA(ll|ny)Values?:/, "").replace(/IfExists$/, "");
  const answers = values.map((value) => compare(comparison.replace("Not", ""), value, carried, request));
  // Values are ORed, and those of a negated operator NORed.
  const matched = answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
  if (matched === "maybe" || !comparison.includes("Not")) return matched;
  return matched === "yes" ? "no" : "yes";
}

function compare(comparison: string, expected: string, carried: Present, request: Request): Answer {
  if (carried === "date" || carried === "date or number") return compareTime(comparison, expected, carried);
  if (carried === "own ARN") return compareOwnArn(comparison, expected, request);
  if (
    carried === "own id" &&
    /^String(Equals|Like)$/.test(comparison) &&
    !/^(AIDA|[AID]*[*?$])/.test(expected)
  ) {
    return "no";
  }
  // No wildcard stands in the way of any value at all.
  if (typeof carried === "string") {
    return (comparison === "StringLike" || comparison.startsWith("Arn")) && expected === "*"
      ? "yes"
      : "maybe";
  }
  const actual = carried.value;
  if (comparison.startsWith("String")) return compareTexts(comparison, expected, actual, request);
  if (comparison === "Bool") {
    return /^(true|false)$/i.test(actual) ? answer(actual.toLowerCase() === expected.toLowerCase()) : "maybe";
  }
  if (comparison.startsWith("Arn")) return compareArn(expected, actual, request);
  if (comparison === "IpAddress" && isIPv4(actual)) return answer(isInRange(actual, expected));
  // The other keys whose values are known hold a truth value, a name or a type: what IAM makes of such a value as a number,
  // date, address, ARN or bytes is not documented.
  return "maybe";
}

/** An ARN that is known, with one that a condition names. */
function compareArn(expected: string, actual: string, request: Request): Answer {
  const parts = actual.startsWith("arn:") ? partsOf(expected, request) : undefined;
  const colons = expected.split(":").length;
  return parts === undefined || (expected !== "*" && colons < 6)
    ? "maybe"
    : answer(arnMatcher(parts)(actual));
}

function isInRange(address: string, range: string): boolean {
  const [network = "", bits = "32"] = range.split("/");
  if (!isIPv4(network)) return false;
  const ranges = new BlockList();
  ranges.addSubnet(network, Number(bits));
  return ranges.check(address);
}

/** Tries times from the present on; a date counts as passed a day later. */
function compareTime(comparison: string, expected: string, carried: "date" | "date or number"): Answer {
  const isNumber = /^\d+$/.test(expected);
  if (
    !comparison.startsWith("Date") &&
    !(comparison.startsWith("Numeric") && carried !== "date" && isNumber)
  ) {
    return "maybe";
  }
  const date = isNumber ? Number(expected) * 1000 : Date.parse(expected);
  const answers = [NOW - 86_400_000, date, date + 1, date - 1, NOW + 1e15]
    .filter((time) => time >= NOW - 86_400_000)
    .map((time) => {
      const relation = comparison.replace(/^(Date|Numeric)/, "");
      if (relation.startsWith("Less")) return relation === "LessThan" ? time < date : time <= date;
      if (relation.startsWith("Greater")) return relation === "GreaterThan" ? time > date : time >= date;
      return time === date;
    });
  if (!answers.includes(false)) return "yes";
  return answers.includes(true) ? "maybe" : "no";
}

/** Tries ARNs that the user may have; only where all of them answer alike is the answer certain. */
function compareOwnArn(comparison: string, expected: string, request: Request): Answer {
  if (!/^(String|Arn)/.test(comparison)) return "maybe";
  const parts = partsOf(expected, request);
  if (parts === undefined) return "maybe";
  const text = parts.map((part) => ("text" in part ? part.text : (part.literal ?? ""))).join("");
  // What IAM makes of an ARN with fewer parts is not documented.
  if (comparison.startsWith("Arn") && text !== "*" && text.split(":").length < 6) return "maybe";
  const matches = comparison.startsWith("Arn") ? arnMatcher(parts) : textMatcher(comparison, parts);
  const answers = sampleOwnArns(parts, request.userName).map(matches);
  if (!answers.includes(false)) return "yes";
  return answers.includes(true) ? "maybe" : "no";
}

/** `undefined` where a variable's value is not known. */
function partsOf(expected: string, request: Request): readonly Part[] | undefined {
  if (!request.variables) return [{ text: expected }];
  const parts = substitute(expected, (key, fallback) => {
    const carried = contextKey(key, request.session, request.userName);
    if (carried === "absent") return fallback;
    return typeof carried === "object" ? carried.value : undefined;
  });
  return parts.some((part) => "literal" in part && part.literal === undefined) ? undefined : parts;
}

function textMatcher(comparison: string, parts: readonly Part[]): (actual: string) => boolean {
  const source = sourceOf(parts, comparison === "StringLike" ? wildcardSource : escaped, "");
  const pattern = wholly(source, comparison === "StringEqualsIgnoreCase" ? "i" : "");
  return (actual) => pattern.test(actual);
}

/**
 * Each of the six parts of an ARN is compared separately; a further colon belongs to the last of them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function arnMatcher(parts: readonly Part[]): (actual: string) => boolean {
  let colons = 0;
  const source = sourceOf(
    parts,
    (text) =>
      Array.from(text, (character) => {
        if (character === ":") colons++;
        const any = colons < 5 ? "[^:]" : ".";
        return character === "*" ? `${any}*` : character === "?" ? any : escaped(character);
      }).join(""),
    "",
  );
  const pattern = source === ".*" || source === "[^:]*" ? /^/ : wholly(source);
  return (actual) => pattern.test(actual);
}

function compareTexts(comparison: string, expected: string, actual: string, request: Request): Answer {
  const parts = partsOf(expected, request);
  return parts === undefined ? "maybe" : answer(textMatcher(comparison, parts)(actual));
}

function answer(value: boolean): Answer {
  return value ? "yes" : "no";
}

function textOf(value: JsonValue): string {
  return String(value);
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === "true";
}
