import { parseJson } from "../iam/json";
import { unwrapDocument } from "../inputs/documents/unwrap";
import { readText } from "./readBytes";

/** What a file holds: something to judge, or a reason why it cannot be read. */
export type ReadDocument = { ok: true; source: unknown } | { ok: false; error: string };

/**
 * Reads a policy document from a file, or from standard input where the file is `-`, in any of the forms that
 * {@link unwrapDocument} knows.
 */
export async function readDocument(file: string): Promise<ReadDocument> {
  const read = await readText(file, "a file with a policy document");
  if (!read.ok) return read;
  const { text } = read;
  const json = parseJson(text);
  const unwrapped = unwrapDocument(text, json.ok ? json.value : undefined);
  switch (unwrapped.kind) {
    case "document":
      return { ok: true, source: unwrapped.source };
    case "refused":
      return { ok: false, error: unwrapped.error };
    case "other":
      // Any other JSON is judged, and refused with all that IAM would say about it.
      return json.ok ? { ok: true, source: text } : { ok: false, error: `it is not JSON: ${json.error}` };
  }
}
