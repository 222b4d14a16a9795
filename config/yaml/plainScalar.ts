/** What a text without quotes is to a YAML reader. */
export type ScalarKind = "text" | "number" | "true or false" | "no value" | "a date";

/** A text without quotes: what Pulumi reads it as, and what another reader of YAML may. */
export interface PlainReading {
  readonly kind: ScalarKind;
  /** As Pulumi reads it. A date stays as it was written. */
  readonly value: string | number | boolean | null;
  /** What YAML 1.1 reads it as where that differs: `yes` is true, and `12:30` is 750. */
  readonly otherwise?: ScalarKind;
}

/** A value without quotes in a file, or a key of a map. */
export interface PlainScalar extends PlainReading {
  /** Where it is in the value that was read. */
  readonly path: readonly (string | number)[];
  /** As the file has it. */
  readonly text: string;
  readonly isKey: boolean;
}

type Constant = boolean | number | null;

const CONSTANTS: ReadonlyMap<string, Constant> = new Map([
  ...each(["true", "True", "TRUE"], true),
  ...each(["false", "False", "FALSE"], false),
  ...each(["", "~", "null", "Null", "NULL"], null),
  ...each([".nan", ".NaN", ".NAN"], Number.NaN),
  ...each([".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"], Number.POSITIVE_INFINITY),
  ...each(["-.inf", "-.Inf", "-.INF"], Number.NEGATIVE_INFINITY),
]);

/* Numbers with a leading 0 for octal, 0b for binary, and underscores, in addition to those of YAML 1.2. */
const INTEGER = /^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+|[1-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DATE =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]+\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d*)? *(?:Z|[-+]\d{1,2}(?::?\d{2})?)?)?$/;

const OTHER_BOOLEAN = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/**
 * Reads a text without quotes as Pulumi does (go.yaml.in/yaml/v3, resolve.go): like YAML 1.2, with the numbers of YAML
 * 1.1 and with dates.
 */
export function readPlain(text: string): PlainReading {
  const constant = CONSTANTS.get(text);
  if (constant === null) return { kind: "no value", value: null };
  if (constant !== undefined)
    return { kind: typeof constant === "boolean" ? "true or false" : "number", value: constant };
  if (INTEGER.test(text)) return { kind: "number", value: integer(text) };
  if (FLOAT.test(text)) return { kind: "number", value: Number(text.replaceAll("_", "")) };
  if (DATE.test(text)) return { kind: "a date", value: text };
  if (OTHER_BOOLEAN.test(text)) return { kind: "text", value: text, otherwise: "true or false" };
  if (BASE_60.test(text)) return { kind: "text", value: text, otherwise: "number" };
  return { kind: "text", value: text };
}

/** Whether a number is in the file as a person means it: decimal, with every digit that was read. */
export function isPlainDecimal(text: string, value: unknown): boolean {
  if (!/^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)$/.test(text)) return false;
  const short = text.replace(/^(-?)\./, "$10.").replace(/(\.\d*?)0+$/, "$1");
  return short.replace(/\.$/, "").replace(/^-0$/, "0") === String(value);
}

function integer(text: string): number {
  const digits = text
    .replace(/^[-+]/, "")
    .replaceAll("_", "")
    .toLowerCase()
    .replace(/^0(?=\d)/, "0o");
  return text.startsWith("-") ? -Number(digits) : Number(digits);
}

function each(texts: readonly string[], value: Constant): [string, Constant][] {
  return texts.map((text) => [text, value]);
}
