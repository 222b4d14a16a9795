import { readFileSync } from "node:fs";

/**
 * The line on which a file first names a user, from 1; the first line where it names none, and for standard input.
 * @param user As the result has it.
 */
export function lineOf(file: string, user: string | null): number {
  if (file === "-" || user === null) return 1;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    // Several files that were judged as one are no file of that name.
    return 1;
  }
  const quoted = text.indexOf(JSON.stringify(user));
  const at = quoted >= 0 ? quoted : text.search(new RegExp(`(?<![\\w.-])${escaped(user)}(?![\\w.-])`));
  return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
