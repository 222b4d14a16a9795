import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type CommandBlock, commandBlocks, exists, PAGES, ROOT } from "./pages";

/** Blocks that no test reads from their page, by page and position, with what covers them instead. */
const COVERED_OTHERWISE: Readonly<Record<string, string>> = {
  // Run from a clean clone.
  "README.md 1": ".ci/run",
  "README.md 2": "test/e2e/packages.e2e.test.ts",
  // `npm test` runs the others.
  "AGENTS.md 1": ".ci/run",
  "AGENTS.md 2": ".ci/run",
  "CONTRIBUTING.md 1": ".ci/run",
  "examples/README.md 1": "test/e2e/examples.e2e.test.ts",
  "docs/sandbox.md 1": "test/sandbox/commands.e2e.test.ts",
  "docs/adopt.md 1": "test/e2e/adopt.e2e.test.ts",
  // The AWS CLI is not part of the sandbox. The templates and their parameters are tested.
  "deploy/README.md 1": "test/deploy/roles.test.ts",
  "deploy/README.md 2": "test/deploy/roles.test.ts",
};

/** Whether a test reads a block of commands from its page. */
function reads(test: string, { page, name }: CommandBlock): boolean {
  return readFileSync(join(ROOT, test), "utf8").includes(`commandsOf("${page}", "${name}")`);
}

describe("the commands of the pages", () => {
  for (const page of PAGES) {
    commandBlocks(page).forEach((block, index) => {
      const place = `${page} ${index + 1}`;
      it(`are run by a test: ${place}`, () => {
        const otherwise = COVERED_OTHERWISE[place];
        if (otherwise !== undefined) assert.ok(exists(otherwise), otherwise);
        else assert.ok(exists(block.test) && reads(block.test, block), `${block.test} runs "${block.name}"`);
      });
    });
  }

  it("of a clean clone are those that CI runs", () => {
    const [block] = commandBlocks("README.md");
    const ci = readFileSync(join(ROOT, ".ci/run"), "utf8");
    for (const command of block?.commands.flatMap((line) => line.split(" && ")) ?? [])
      assert.ok(ci.includes(command), command);
  });
});
