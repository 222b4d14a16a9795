import { contextKey, type Carried, type Session } from "./context";
import { list, type Deny, type JsonValue } from "./document";
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
): boolean {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      if (holds(operator, key, list(values).map(textOf), { session, userName, variables }) !== "yes")
        return false;
    }
  }
  return true;
}

/** What a request surely carries. */
type Present = Exclude<Carried, "absent" | "not known">;

interface Request {
  session: Session;
  userName: string | undefined;
  variables: boolean;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(operator: string, key: string, values: readonly string[], request: Request): Answer {
  // What an empty list means is not documented.
  if (values.length === 0) return "maybe";
  const carried = contextKey(key, request.session, request.userName);
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
  if (carried === "own ARN" && !mayBeOwnArn(comparison, expected, request.userName)) return "no";
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
  // The keys whose values are known hold a truth value, a name or a type: what IAM makes of such a value as a number,
  // date, address, ARN or bytes is not documented.
  return "maybe";
}

/**
 * Whether the ARN of a user can be what is compared with: `arn:partition:iam::account:user/path/name`. Only what surely
 * cannot is told apart.
 */
function mayBeOwnArn(comparison: string, expected: string, userName: string | undefined): boolean {
  if (!/^(String(Equals|Like)|Arn)/.test(comparison) || comparison === "StringEqualsIgnoreCase") return true;
  const [, , service = "", , , ...resource] = expected.split(":");
  const [type = "", ...path] = resource.join(":").split("/");
  if (/[*?$]/.test(service + type) || resource.length === 0) return true;
  if (service !== "iam" || type !== "user") return false;
  const name = path.at(-1) ?? "";
  return userName === undefined || /[*?$]/.test(path.join("/")) || name === userName;
}

function compareTexts(comparison: string, expected: string, actual: string, request: Request): Answer {
  const parts: Part[] = request.variables
    ? substitute(expected, (key, fallback) => {
        const carried = contextKey(key, request.session, request.userName);
        if (carried === "absent") return fallback;
        return typeof carried === "object" ? carried.value : undefined;
      })
    : [{ text: expected }];
  if (parts.some((part) => "literal" in part && part.literal === undefined)) return "maybe";
  const source = sourceOf(parts, comparison === "StringLike" ? wildcardSource : escaped, "");
  return answer(wholly(source, comparison === "StringEqualsIgnoreCase" ? "i" : "").test(actual));
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
