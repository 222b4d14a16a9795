import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeCache } from "../../../sandbox/install/clean";

describe("the cache", () => {
  const { ACCOUNT_BASELINE_CACHE } = process.env;
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "cache "));
    process.env["ACCOUNT_BASELINE_CACHE"] = directory;
  });

  afterEach(() => {
    if (ACCOUNT_BASELINE_CACHE === undefined) delete process.env["ACCOUNT_BASELINE_CACHE"];
    else process.env["ACCOUNT_BASELINE_CACHE"] = ACCOUNT_BASELINE_CACHE;
    rmSync(directory, { recursive: true, force: true });
  });

  it("is removed with the tools of the tests, and what else is in its folder stays", async () => {
    const names = ["engine", "emulator", "bundles", "pulumi-home", "policy-linter", "chromium", "mine"];
    for (const name of names) {
      mkdirSync(join(directory, name, "1.0.0"), { recursive: true });
      writeFileSync(join(directory, name, "1.0.0", "file"), "");
    }
    await removeCache();
    assert.deepEqual(readdirSync(directory), ["mine"]);
  });

  it("may be empty", async () => {
    await removeCache();
    assert.deepEqual(readdirSync(directory), []);
  });
});
