import { truth } from "../truth";
import { textOf, type OperatorFamily } from "./operatorFamily";

/** `BinaryEquals`: the bytes that the base64 text stands for. */
export const binary: OperatorFamily = {
  expects: "base64",
  variables: false,
  isValid: (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  matches: (actual, expected) =>
    actual === undefined
      ? "unknown"
      : truth(Buffer.from(actual, "base64").equals(Buffer.from(textOf(expected), "base64"))),
};
