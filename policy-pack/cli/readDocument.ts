import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

import { isObject } from "../iam/json";

/** What a file holds: something to judge, or a reason why it cannot be read. */
export type ReadDocument = { ok: true; source: unknown } | { ok: false; error: string };

/**
 * Reads a policy document from a file, or from standard input where the file is `-`. What
 * `aws iam get-policy-version`, `get-user-policy` and `get-group-policy` print is taken out of its wrapping.
 */
export async function readDocument(file: string): Promise<ReadDocument> {
  let content: string;
  try {
    // A thousand small files take half as long when each is read at once.
    content = file === "-" ? await text(process.stdin) : readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const known: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "it is a folder; expected a file with a policy document",
      EACCES: "it may not be read",
    };
    return { ok: false, error: known[code ?? ""] ?? (error as Error).message };
  }
  try {
    const value = JSON.parse(content) as unknown;
    // The text itself is judged, so that a key that it has twice is noticed.
    const wrapped = unwrap(value);
    return { ok: true, source: wrapped === value ? content : wrapped };
  } catch (error) {
    return { ok: false, error: `it is not JSON: ${(error as Error).message}` };
  }
}

function unwrap(value: unknown): unknown {
  if (!isObject(value)) return value;
  const version = value["PolicyVersion"];
  return value["PolicyDocument"] ?? (isObject(version) ? version["Document"] : undefined) ?? value;
}
