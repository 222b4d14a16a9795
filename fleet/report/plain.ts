import { stripVTControlCharacters } from "node:util";

/**
 * Text from an account as one harmless line: it cannot move a terminal's cursor, change colours, start a line of its
 * own, or reverse what is read (CVE-2021-42574).
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Bidi_Control}]/gu, " ");
}

/** The same for text that may have several lines. */
export function plainLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => plain(line).trimEnd())
    .join("\n");
}
