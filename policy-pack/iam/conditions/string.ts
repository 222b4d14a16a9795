import { glob, isEverything, literal, matches } from "../pattern";
import { truth } from "../truth";
import { textOf, type OperatorFamily, type ResolvedValue } from "./operatorFamily";

/** `StringEquals`: exact, wildcards are ordinary characters. */
export const stringEquals: OperatorFamily = {
  expects: undefined,
  variables: true,
  isValid: () => true,
  matches: (actual, expected) => (actual === undefined ? "unknown" : truth(actual === textOf(expected))),
  pattern: (expected) => literal(textOf(expected)),
};

/** `StringEqualsIgnoreCase`. */
export const stringEqualsIgnoreCase: OperatorFamily = {
  expects: undefined,
  variables: true,
  isValid: () => true,
  matches: (actual, expected) =>
    actual === undefined ? "unknown" : truth(actual.toLowerCase() === textOf(expected).toLowerCase()),
};

/** `StringLike`: case-sensitive, with `*` and `?`. */
export const stringLike: OperatorFamily = {
  ...stringEquals,
  matches: (actual, expected) => {
    const pattern = globOf(expected);
    if (isEverything(pattern)) return "true";
    return actual === undefined ? "unknown" : truth(matches(pattern, literal(actual)));
  },
  pattern: globOf,
};

function globOf(value: ResolvedValue): number[] {
  return value.flatMap(({ kind, text }) => (kind === "text" ? glob(text) : literal(text)));
}
