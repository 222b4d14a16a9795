import { readFileSync } from "node:fs";

import { type Document, LineCounter, parseDocument } from "yaml";

import { syntaxMistakes, type YamlMistake } from "./syntax";

/**
 * A YAML file with the lines of its nodes, or its first mistake: those after it follow from it. Every scalar is the text
 * of the file; `readNode` reads it.
 */
export type YamlFile =
  | { ok: true; document: Document.Parsed; lines: LineCounter }
  | { ok: false; mistakes: readonly YamlMistake[] };

export function readYaml(path: string): YamlFile {
  const lines = new LineCounter();
  const source = readFileSync(path, "utf8");
  const document = parseDocument(source, {
    lineCounter: lines,
    schema: "failsafe",
    resolveKnownTags: false,
    logLevel: "error",
  });
  const [error] = document.errors;
  if (error === undefined) return { ok: true, document, lines };
  return { ok: false, mistakes: syntaxMistakes(error, source, lines) };
}

/** The mistakes of a file, one line each. */
export function mistakeLines(file: string, mistakes: readonly YamlMistake[]): string[] {
  return mistakes.map(({ line, message }) => `${file}:${line}: ${message}`);
}
