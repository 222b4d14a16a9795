import { arn } from "./arn";
import { binary } from "./binary";
import { bool } from "./bool";
import { date } from "./date";
import { ipAddress } from "./ipAddress";
import { numeric } from "./numeric";
import type { OperatorFamily } from "./operatorFamily";
import { stringEquals, stringEqualsIgnoreCase, stringLike } from "./string";

/** How a condition compares, read from its operator's name. */
export type Operator =
  | { kind: "null" }
  | {
      kind: "compare";
      /** Its name without set operator and `IfExists`, such as `StringNotLike`. */
      base: string;
      family: OperatorFamily;
      negated: boolean;
      ifExists: boolean;
      set: SetOperator;
    };

export type SetOperator = "none" | "for-all-values" | "for-any-value";

const FAMILIES = new Map<string, readonly [OperatorFamily, negated: boolean]>(
  Object.entries({
    StringEquals: [stringEquals, false],
    StringNotEquals: [stringEquals, true],
    StringEqualsIgnoreCase: [stringEqualsIgnoreCase, false],
    StringNotEqualsIgnoreCase: [stringEqualsIgnoreCase, true],
    StringLike: [stringLike, false],
    StringNotLike: [stringLike, true],
    NumericEquals: [numeric((actual, expected) => actual === expected), false],
    NumericNotEquals: [numeric((actual, expected) => actual === expected), true],
    NumericLessThan: [numeric((actual, expected) => actual < expected), false],
    NumericLessThanEquals: [numeric((actual, expected) => actual <= expected), false],
    NumericGreaterThan: [numeric((actual, expected) => actual > expected), false],
    NumericGreaterThanEquals: [numeric((actual, expected) => actual >= expected), false],
    DateEquals: [date((actual, expected) => actual === expected), false],
    DateNotEquals: [date((actual, expected) => actual === expected), true],
    DateLessThan: [date((actual, expected) => actual < expected), false],
    DateLessThanEquals: [date((actual, expected) => actual <= expected), false],
    DateGreaterThan: [date((actual, expected) => actual > expected), false],
    DateGreaterThanEquals: [date((actual, expected) => actual >= expected), false],
    Bool: [bool, false],
    BinaryEquals: [binary, false],
    IpAddress: [ipAddress, false],
    NotIpAddress: [ipAddress, true],
    ArnEquals: [arn, false],
    ArnNotEquals: [arn, true],
    ArnLike: [arn, false],
    ArnNotLike: [arn, true],
  }),
);

const NAME = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * Reads the name of an operator, such as `BoolIfExists` or `ForAnyValue:StringLike`.
 * @returns `undefined` for a name that IAM does not know, or one in another case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function parseOperator(name: string): Operator | undefined {
  if (name === "Null") return { kind: "null" };
  const [, set, base = "", ifExists] = NAME.exec(name) ?? [];
  const [family, negated] = FAMILIES.get(base) ?? [];
  if (family === undefined || negated === undefined) return undefined;
  return { kind: "compare", base, family, negated, ifExists: ifExists !== undefined, set: setOperator(set) };
}

function setOperator(name: string | undefined): SetOperator {
  if (name === undefined) return "none";
  return name === "ForAllValues" ? "for-all-values" : "for-any-value";
}
