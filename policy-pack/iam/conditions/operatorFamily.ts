import type { Glob } from "../pattern";
import type { Template } from "../template";
import type { Truth } from "../truth";

/** The value of a condition with its variables put in. */
export type ResolvedValue = readonly { kind: "text" | "literal"; text: string }[];

/** A time of a request, of which nothing is known but when it begins to be possible. */
export interface TimeForm {
  kind: "time";
  /** The earliest that it may be, in milliseconds since 1970. */
  since: number;
  /** Whether it may be compared as a number of seconds since 1970, too. */
  isNumber: boolean;
}

/** One kind of comparison; negation, `IfExists` and set operators are the same for all and live in evaluate.ts. */
export interface OperatorFamily {
  /** What a value has to look like, for the message; `undefined` where every text is allowed. */
  readonly expects: string | undefined;
  /** Whether policy variables stand for values: IAM puts them into string and ARN conditions only. */
  readonly variables: boolean;
  readonly isValid: (value: string) => boolean;
  /** Whether a request's value, `undefined` where any is possible, matches one value of the condition. */
  readonly matches: (actual: string | undefined, expected: ResolvedValue) => Truth;
  /** A pattern that exactly those texts match which match the value; `undefined` where there is none. */
  readonly pattern?: (expected: ResolvedValue) => Glob | undefined;
  /** Whether a time matches one value of the condition. */
  readonly matchesTime?: (time: TimeForm, expected: ResolvedValue) => Truth;
}

/** What a policy compares with: the text in front of IAM, and its parts. */
export interface ConditionValue {
  text: string;
  template: Template;
}

export function textOf(value: ResolvedValue): string {
  return value.map((segment) => segment.text).join("");
}
