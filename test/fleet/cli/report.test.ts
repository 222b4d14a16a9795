import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JsonReport } from "../../../fleet/report/json";
import { Journal } from "../../../fleet/runs/journal";
import type { RunRecord } from "../../../fleet/runs/result";
import { account, run } from "../report/fixtures";
import { runCli, type CliResult } from "./runCli";

describe("account-baseline report", function () {
  this.timeout(30_000);
  let project: string;
  before(() => {
    project = mkdtempSync(join(tmpdir(), "account-baseline-report-"));
    writeFileSync(join(project, "Pulumi.yaml"), "name: account-baseline\nruntime: nodejs\n");
    write(join(project, ".rollout", "runs", "20261123-080000-up-0001"), run([account("earlier")]));
    write(join(project, ".rollout", "runs", "20261124-223343-up-3f9a"), run());
    const other = run([account("elsewhere")], { run: "20261124-223343-up-aaaa" });
    write(join(project, "artifact"), other);
    write(join(project, "preview"), run([account("a")], { command: "preview" }));
  });
  after(() => {
    rmSync(project, { recursive: true, force: true });
  });

  /** A run's directory as the run leaves it. */
  function write(directory: string, { accounts, ...start }: RunRecord): void {
    mkdirSync(directory, { recursive: true });
    const journal = new Journal(join(directory, "journal.jsonl"));
    journal.write({ type: "run-started", ...start, accounts, pid: 1, host: "ci" });
    for (const result of accounts) journal.write({ type: "account-finished", result });
    journal.write({ type: "run-finished" });
  }

  function report(...args: string[]): Promise<CliResult> {
    return runCli(project, { ...process.env, FORCE_COLOR: undefined }, "report", ...args);
  }

  async function stacks(...args: string[]): Promise<string[]> {
    const { stdout, stderr, code } = await report("--format", "json", ...args);
    assert.equal(code, 0, stderr);
    return (JSON.parse(stdout) as JsonReport).accounts.map(({ stack }) => stack);
  }

  it("shows the last run as text without colours where nobody looks, and where its logs are", async () => {
    const { code, stdout, stderr } = await report();
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^✗ up of account-baseline: 1 failed, 1 blocked by policy/);
    assert.ok(
      stdout.includes(`log: ${join(".rollout/runs/20261124-223343-up-3f9a/logs/payments-prod.log")}\n`),
    );
    assert.ok(!stdout.includes("\u001b"));
  });

  it("shows a run by its name, one from elsewhere by its path, and several as one", async () => {
    assert.deepEqual(await stacks("20261123-080000-up-0001"), ["earlier"]);
    assert.deepEqual(await stacks("artifact"), ["elsewhere"]);
    assert.deepEqual(await stacks("artifact", "20261123-080000-up-0001"), ["earlier", "elsewhere"]);
  });

  it("names the known runs where there is none of that name", async () => {
    const { code, stderr } = await report("20261124");
    assert.equal(code, 2);
    assert.match(stderr, /^no run 20261124; .*20261124-223343-up-3f9a, 20261123-080000-up-0001\n$/);
  });

  it("refuses to show different commands as one run", async () => {
    const { code, stderr } = await report("artifact", "preview");
    assert.equal(code, 2);
    assert.match(stderr, /^the runs cannot be shown as one: command of .* is up, of .* it is preview\n$/);
  });

  for (const [format, expected] of [
    ["json", /^\{\n {2}"schemaVersion": 1,\n/],
    ["junit", /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /],
    ["markdown", /^## ❌ /],
    ["html", /^<!doctype html>\n[^]*<style>[^]*<script>"use strict";/],
  ] as const) {
    it(`writes ${format} to a file`, async () => {
      const file = join(project, `report.${format}`);
      const { code, stdout, stderr } = await report("--format", format, "--output", file);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, "");
      assert.match(readFileSync(file, "utf8"), expected);
    });
  }

  it("says why a file cannot be written", async () => {
    const { code, stderr } = await report("--output", join(project, "no", "folder", "report.txt"));
    assert.equal(code, 2);
    assert.match(stderr, /^--output .*report\.txt: cannot be written: ENOENT.*\n$/);
  });

  for (const length of ["2999", "1048577", "many", "-1"]) {
    it(`refuses --max-length ${length}, and says what is allowed`, async () => {
      const { code, stderr } = await report("--format", "markdown", `--max-length=${length}`);
      assert.equal(code, 2);
      assert.match(stderr, /allowed: 3000 to 1048576/);
    });
  }
});
