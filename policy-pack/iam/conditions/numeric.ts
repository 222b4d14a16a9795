import { truth } from "../truth";
import { textOf, type OperatorFamily } from "./operatorFamily";

/** `NumericEquals` and its kin. A request's value that is no number matches nothing. */
export function numeric(compare: (actual: number, expected: number) => boolean): OperatorFamily {
  return {
    expects: "a number",
    variables: false,
    isValid: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
    matches: (actual, expected) =>
      actual === undefined ? "unknown" : truth(compare(Number(actual), Number(textOf(expected)))),
  };
}
