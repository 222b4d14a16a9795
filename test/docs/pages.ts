import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

/** The Markdown pages for readers, from the root. */
export const PAGES: readonly string[] = [
  "README.md",
  "AGENTS.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "deploy/README.md",
  "examples/README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/** The code blocks of a language, without the indentation of a list around them. */
export function blocks(language: string, text: string): string[] {
  return [...text.matchAll(/^( *)```(\w+)\n([^]*?)^ *```/gm)].flatMap(([, indent = "", name, code]) =>
    name === language && code !== undefined ? [code.replaceAll(new RegExp(`^${indent}`, "gm"), "")] : [],
  );
}

/** The text outside of code blocks. */
export function prose(text: string): string {
  return text.replace(/^ *```[^]*?^ *```/gm, "");
}

/** A block of commands, and the test that a comment above it names. */
export interface CommandBlock {
  page: string;
  /** What the comment calls it; empty without a comment. */
  name: string;
  /** Path of the test from the root; empty without a comment. */
  test: string;
  /** One per line, without comments. */
  commands: string[];
}

/** All blocks of commands of a page. */
export function commandBlocks(page: string): CommandBlock[] {
  const text = readPage(page);
  return [
    ...text.matchAll(
      /(?:<!-- ([\w ]+): these commands are run by ([\w./-]+) -->\n\n)?^ *```sh\n([^]*?)^ *```/gm,
    ),
  ].map(([, name = "", test = "", code = ""]) => ({
    page,
    name,
    test,
    commands: code
      .replaceAll(/\\\n */g, "")
      .split("\n")
      .map((line) => line.replace(/ +#.*$/, "").trim())
      .filter((line) => line !== ""),
  }));
}

/** The commands of the block of a page that a comment names. */
export function commandsOf(page: string, name: string): string[] {
  const block = commandBlocks(page).find((it) => it.name === name);
  if (block === undefined) throw new Error(`${page} has no commands named "${name}"`);
  return block.commands;
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

/** Whether a path from the root exists. */
export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}
