import { escaped } from "./wildcard";

/**
 * A pattern's parts: text, in which wildcards count, and what `${…}` stands for, in which they do not. `undefined` is
 * a value that is not known.
 */
export type Part = { text: string } | { literal: string | undefined };

export const VARIABLE = /\$\{[^}]*\}/g;

/**
 * Puts the values of policy variables in.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function substitute(
  pattern: string,
  valueOf: (key: string, fallback?: string) => string | undefined,
): Part[] {
  return pattern.split(/(\$\{[^}]*\})/).map((piece) => {
    if (!piece.startsWith("${")) return { text: piece };
    const inside = piece.slice(2, -1).trim();
    // ${*}, ${?} and ${$} are the characters themselves.
    if (["*", "?", "$"].includes(inside)) return { literal: inside };
    const [, key = "", fallback] = /^([^,]*?)\s*(?:,\s*'(.*)')?$/.exec(inside) ?? [];
    return { literal: valueOf(key.toLowerCase(), fallback) };
  });
}

/** As a regular expression; `unknown` is the source that stands for a value that is not known. */
export function sourceOf(
  parts: readonly Part[],
  textSource: (text: string) => string,
  unknown: string,
): string {
  return parts
    .map((part) => {
      if ("text" in part) return textSource(part.text);
      return part.literal === undefined ? unknown : escaped(part.literal);
    })
    .join("");
}
