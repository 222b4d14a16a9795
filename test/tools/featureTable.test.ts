import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { readPage, ROOT, tableAfter } from "../docs/pages";

const PAGE = "docs/features.md";
const PLACE = "<!-- feature table: made by npm run generate -->";
const SYSTEMS = 9;

/** The titles of a file's suites and tests, as far as they stand in it. */
function titlesIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/\b(?:describe|it)\(\s*(?:"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`)/g)].map(
    ([, plain, template]) => plain ?? template ?? "",
  );
}

/** What a cell says, without its link. */
function markOf(cell: string | undefined): string {
  return (cell ?? "").replace(/^\[(.*?)\]\(.*\)$/, "$1");
}

describe(`the feature table of ${PAGE}`, () => {
  const { head, rows } = tableAfter(readPage(PAGE), PLACE);
  const [, ours, ...systems] = head;

  it("has a version and a link of each system", () => {
    assert.equal(ours, "account-baseline");
    assert.equal(systems.length, SYSTEMS);
    for (const system of systems)
      assert.match(
        system,
        /^\[[^\]]+\]\(https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/tree\/[0-9a-f]{12}\) v\d\S* ?[\w+ ]*$/,
      );
  });

  it("has a mark of each system in each row, and something that each system has", () => {
    for (const row of rows) {
      assert.equal(row.length, head.length, row[0]);
      for (const cell of row.slice(1))
        assert.match(markOf(cell), /^(yes|partly|–|Terraform|\?)$/, `${row[0] ?? ""}: ${cell}`);
    }
    systems.forEach((system, index) => {
      assert.ok(
        rows.some((row) => /^(yes|partly)$/.test(markOf(row[index + 2]))),
        system,
      );
    });
  });

  it('has a test behind each "yes" of ours', () => {
    for (const [feature = "", cell = ""] of rows) {
      if (!/^(yes|partly)$/.test(markOf(cell))) continue;
      const [, path, title] = /\((\S+\.test\.ts) "(.+)"\)$/.exec(cell) ?? [];
      assert.ok(path !== undefined && title !== undefined, `${feature}: ${cell}`);
      const file = join(ROOT, dirname(PAGE), path);
      assert.ok(existsSync(file), `${feature}: ${path}`);
      assert.ok(
        titlesIn(file).some((it) => it.includes(title)),
        `${path} has no test "${title}"`,
      );
    }
  });
});

describe("the feature table", () => {
  const text = readPage(PAGE);
  const { rows } = tableAfter(text, PLACE);

  it("names further tests in its notes, each of which there is", () => {
    const [, notes = ""] = text.split("<!-- feature notes: made by npm run generate -->");
    const links = [...notes.matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/g)];
    assert.ok(links.length > rows.length);
    for (const [, title = "", path = ""] of links) {
      assert.ok(
        titlesIn(join(ROOT, path)).some((it) => it.includes(title)),
        `${path} has no test "${title}"`,
      );
    }
  });

  it('leads to where a "yes" of another system was found', () => {
    for (const [feature = "", , ...cells] of rows) {
      for (const cell of cells.filter((it) => /^(yes|partly)$/.test(markOf(it))))
        assert.match(cell, /\(https:\/\/github\.com\//, `${feature}: ${cell}`);
    }
  });

  it('says what is missing of each "partly"', () => {
    const partly = rows.flatMap(([feature, ...cells]) =>
      cells.filter((it) => markOf(it) === "partly").map(() => feature ?? ""),
    );
    for (const feature of new Set(partly)) {
      const [, note = ""] = text.split(`- **${feature}.**`);
      const [line = ""] = note.split("\n");
      const said = line.split("(partly): ").length - 1;
      const ours = rows.some(([it, cell]) => it === feature && markOf(cell) === "partly") ? 1 : 0;
      assert.equal(said + ours, partly.filter((it) => it === feature).length, feature);
    }
  });
});
