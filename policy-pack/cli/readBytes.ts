import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";

import { decodeText } from "../inputs/decodeText";

/** The text of a file, or why it cannot be read. */
export type ReadText = { ok: true; text: string } | { ok: false; error: string };

const ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "it may not be read",
};

/**
 * Reads a file, or standard input where it is `-`.
 * @param expected What is expected instead of a folder.
 */
export async function readText(file: string, expected: string): Promise<ReadText> {
  try {
    // A thousand small files take half as long when each is read at once.
    return { ok: true, text: decodeText(file === "-" ? await buffer(process.stdin) : readFileSync(file)) };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "EISDIR") return { ok: false, error: `it is a folder; expected ${expected}` };
    return { ok: false, error: ERRORS[code] ?? message };
  }
}
