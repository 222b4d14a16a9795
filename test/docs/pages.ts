import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

/** What readers have, besides what is in the code. */
export const PAGES = [
  "README.md",
  "docs/parts.md",
  "docs/config.md",
  "docs/features.md",
  "docs/threat-model.md",
] as const;

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/** The code blocks of a language. */
export function blocks(language: string, text: string): string[] {
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```/gm)].flatMap(([, name, code]) =>
    name === language && code !== undefined ? [code] : [],
  );
}

/** What is outside of code blocks. */
export function prose(text: string): string {
  return text.replace(/^```[^]*?^```/gm, "");
}

/** The first table after a place, without its head: rows of cells. */
export function tableAfter(text: string, place: string): { head: string[]; rows: string[][] } {
  const [, after = ""] = text.split(place);
  const [lines = ""] = /^(\|.*\n)+/m.exec(after) ?? [];
  const [head = [], , ...rows] = lines
    .trimEnd()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return { head, rows };
}
