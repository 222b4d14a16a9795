import { truth } from "../truth";
import { textOf, type OperatorFamily } from "./operatorFamily";

const ISO_8601 = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const EPOCH_SECONDS = /^-?\d+$/;

/** `DateEquals` and its kin: ISO 8601, or seconds since 1970. */
export function date(compare: (actual: number, expected: number) => boolean): OperatorFamily {
  return {
    expects: "a date in ISO 8601 or in seconds since 1970",
    variables: false,
    isValid: (value) => !Number.isNaN(milliseconds(value)),
    matches: (actual, expected) =>
      actual === undefined ? "unknown" : truth(compare(milliseconds(actual), milliseconds(textOf(expected)))),
    matchesTime: ({ since }, expected) => {
      const date = milliseconds(textOf(expected));
      // A date that has passed compares in the same way with every later time.
      return date < since ? truth(compare(since, date)) : "unknown";
    },
  };
}

function milliseconds(value: string): number {
  if (ISO_8601.test(value)) return Date.parse(value);
  return EPOCH_SECONDS.test(value) ? Number(value) * 1000 : NaN;
}
