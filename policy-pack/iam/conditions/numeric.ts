import { truth } from "../truth";
import { textOf, type OperatorFamily } from "./operatorFamily";

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `NumericEquals` and its kin. A request's value that is no number matches nothing. */
export function numeric(compare: (actual: number, expected: number) => boolean): OperatorFamily {
  return {
    expects: "a number",
    variables: false,
    isValid: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
    matches: (actual, expected) =>
      actual === undefined ? "unknown" : truth(compare(Number(actual), Number(textOf(expected)))),
    matchesTime: ({ since, isNumber }, expected) => {
      const text = textOf(expected);
      const seconds = isNumber && DECIMAL.test(text) ? Number(text) : Infinity;
      // A time that has passed compares in the same way with every later one.
      return seconds * 1000 < since ? truth(compare(since / 1000, seconds)) : "unknown";
    },
  };
}
