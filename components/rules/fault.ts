/** What is wrong with one part of a value, and what is allowed there. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly allowed: string;
}

/** The end of a message about a value, after its key and what was found. */
export function notValid(expected: string): string {
  return `is not valid: expected ${expected}`;
}

/**
 * A mistake as text, without the file that it is in: `monthlyLimitUsd = -1 is not valid: expected …`. Without a key it is
 * the message alone.
 */
export function problemText({
  key = "",
  value,
  message,
}: {
  readonly key?: string;
  readonly value?: string;
  readonly message: string;
}): string {
  const found = value === undefined ? "" : `= ${value}`;
  return visible([key, found, message].filter((part) => part !== "").join(" "));
}

/** Control and format characters, no-break spaces and letters without a shape, but not the breaks of lines. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2007\u202f\u115f\u1160\u2800\u3164]/u;
/** The same, and spaces that only look like one. */
const LOOKS_EMPTY = /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u2800\u3164]/u;

/** Whether a text has characters that nobody sees, such as a zero-width space. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** A text in which characters that nobody sees are escapes: `\u200b`. */
function visible(text: string): string {
  if (!LOOKS_EMPTY.test(text)) return text;
  return Array.from(text, (character) => (LOOKS_EMPTY.test(character) ? escaped(character) : character)).join(
    "",
  );
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}

/** A place in a value as text, such as `admins[1].path`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : `${text}${text === "" ? "" : "."}${String(step)}`,
    "",
  );
}

/** The value at a place in a value; undefined where none is. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}
