import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number from 1. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("allowed: a whole number from 1");
}
