import { truth } from "../truth";
import { textOf, type OperatorFamily } from "./operatorFamily";

/** `Bool`: "true" or "false" in any case. */
export const bool: OperatorFamily = {
  expects: '"true" or "false"',
  variables: false,
  isValid: (value) => /^(true|false)$/i.test(value),
  matches: (actual, expected) =>
    actual === undefined ? "unknown" : truth(actual.toLowerCase() === textOf(expected).toLowerCase()),
};
