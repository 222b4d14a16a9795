import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  createSourceFile,
  forEachChild,
  isImportDeclaration,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTemplateExpression,
  type Node,
  ScriptTarget,
} from "typescript";

import { PAGES, readPage, ROOT } from "./pages";
import { avoidedIn } from "./words";

/** Sources whose texts people read: help, messages, descriptions. */
const SPEAKING = ["components", "config", "fleet", "policy-pack", "sandbox"];

/** Sources whose comments are reference documentation: argument types and their schema. */
const DOCUMENTED = ["components/args", "components/accountBaseline.ts", "lib", "plugin"];

/** The comments of a source, without tags that quote code. */
function commentsIn(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return (text.match(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm) ?? []).map((it) => it.replaceAll(/\n\s*\*/g, ""));
}

/** The texts of a source: its strings and the fixed parts of its templates, without imports. */
function stringsIn(file: string): string[] {
  const strings: string[] = [];
  const visit = (node: Node): void => {
    if (isImportDeclaration(node)) return;
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) strings.push(node.text);
    if (isTemplateExpression(node))
      strings.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…"));
    forEachChild(node, visit);
  };
  visit(createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ScriptTarget.Latest, true));
  return strings;
}

const sources = execFileSync("git", ["ls-files", ...SPEAKING, "lib", "plugin"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.m?ts$/.test(file));

describe("the words for readers", () => {
  for (const page of PAGES) {
    it(`are plain: ${page}`, () => {
      assert.deepEqual(avoidedIn(readPage(page).replaceAll(/<!--[^]*?-->/g, "")), []);
    });
  }

  for (const room of SPEAKING) {
    it(`are plain: the texts of ${room}`, () => {
      const found = sources
        .filter((file) => file.startsWith(`${room}/`))
        .flatMap((file) =>
          stringsIn(file)
            .flatMap(avoidedIn)
            .map((it) => `${file}: ${it}`),
        );
      assert.deepEqual(found, []);
    });
  }

  it("are plain: the comments of the public arguments", () => {
    const files = sources.filter((file) => DOCUMENTED.some((it) => file.startsWith(it)));
    assert.ok(files.length > 10);
    const found = files.flatMap((file) =>
      commentsIn(file)
        .flatMap(avoidedIn)
        .map((it) => `${file}: ${it}`),
    );
    assert.deepEqual(found, []);
  });

  it("are searched for what to avoid", () => {
    assert.equal(avoidedIn("The config is told what stands by hand in a list.").length, 3);
    assert.deepEqual(avoidedIn("The config is invalid: expected a list."), []);
  });
});
