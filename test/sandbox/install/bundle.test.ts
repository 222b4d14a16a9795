import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleExecutable } from "../../../sandbox/install/bundle";

describe("a bundled executable", () => {
  const cache = process.env["ACCOUNT_BASELINE_CACHE"];
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "bundle "));
    process.env["ACCOUNT_BASELINE_CACHE"] = join(directory, "cache");
    writeFileSync(
      join(directory, "main.ts"),
      'import { word } from "./word";\nconsole.log(word as string);\n',
    );
  });

  afterEach(() => {
    if (cache === undefined) delete process.env["ACCOUNT_BASELINE_CACHE"];
    else process.env["ACCOUNT_BASELINE_CACHE"] = cache;
    rmSync(directory, { recursive: true, force: true });
  });

  async function bundled(word: string): Promise<string> {
    writeFileSync(join(directory, "word.ts"), `export const word: string = "${word}";\n`);
    return bundleExecutable(join(directory, "main.ts"), "say");
  }

  it("runs as it is", async () => {
    assert.equal(execFileSync(await bundled("one"), { encoding: "utf8" }), "one\n");
  });

  it("is another one after a file that it imports was edited, and the same while nothing was", async () => {
    const first = await bundled("one");
    assert.equal(await bundled("one"), first);
    const second = await bundled("two");
    assert.notEqual(second, first);
    assert.equal(execFileSync(second, { encoding: "utf8" }), "two\n");
  });
});
