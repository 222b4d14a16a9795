import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { readPage, ROOT, tableAfter } from "./pages";

const PAGE = "docs/threat-model.md";
/** The root causes that issue 15 lists. */
const CAUSES = Array.from({ length: 14 }, (_, index) => String(index + 1));

describe("the threat model", () => {
  const { rows } = tableAfter(readPage(PAGE), "## Attacks");

  it("is linked from README's first paragraph", () => {
    const [, first = ""] = readPage("README.md").split("\n\n");
    assert.ok(first.includes(`](${PAGE})`), first);
  });

  it("has a row for each root cause", () => {
    const causes = new Set(rows.map(([cause = ""]) => cause).filter((cause) => cause !== ""));
    assert.deepEqual([...causes], CAUSES);
  });

  it("has tests behind each row, which exist", () => {
    for (const [, attack = "", , tests = ""] of rows) {
      const files = [...tests.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file]) => file ?? "");
      assert.ok(files.length > 0, attack);
      for (const file of files) assert.ok(existsSync(join(ROOT, file)), `${attack}: ${file}`);
    }
  });

  it("links each program that the pack is given", () => {
    const linked = new Set(
      [...readPage(PAGE).matchAll(/\]\(\.\.\/(test\/programs\/[^)]+)\)/g)].map(([, it]) => it),
    );
    const programs = readdirSync(join(ROOT, "test/programs/given")).map((it) => `test/programs/given/${it}`);
    assert.deepEqual(
      programs.filter((it) => !linked.has(it)),
      [],
    );
  });
});
