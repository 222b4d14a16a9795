import { readFileSync } from "node:fs";

import { type DocumentOptions, LineCounter, parseDocument, type SchemaOptions } from "yaml";

/** A YAML file with the lines of its nodes, or its first mistake. */
export type YamlFile =
  | { ok: true; document: ReturnType<typeof parseDocument>; lines: LineCounter }
  | { ok: false; line: number; message: string };

export function readYaml(path: string, options: DocumentOptions & SchemaOptions = {}): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { ...options, lineCounter: lines });
  const [error] = document.errors;
  if (error === undefined) return { ok: true, document, lines };
  // The parser repeats the place and shows the line below it.
  const [message = ""] = error.message.split(/ at line \d|\n/, 1);
  return { ok: false, line: lines.linePos(error.pos[0]).line, message: `no YAML: ${message}` };
}
