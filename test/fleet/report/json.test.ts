import assert from "node:assert/strict";

import { jsonReport, type JsonReport } from "../../../fleet/report/json";
import { account, everyOutcome, notExecuted, run } from "./fixtures";

describe("report --format json", () => {
  function parsed(...parameters: Parameters<typeof run>): JsonReport {
    return JSON.parse(jsonReport(run(...parameters))) as JsonReport;
  }

  it("says its version, whether all is well, and the counts", () => {
    const report = parsed();
    assert.equal(report.schemaVersion, 1);
    assert.equal(report.ok, false);
    assert.equal(report.outcomes.failed, 1);
    assert.deepEqual(report.counts, { create: 1, import: 0, update: 3, replace: 0, delete: 0, same: 56 });
    assert.equal(parsed([everyOutcome().unchanged]).ok, true);
  });

  it("has every key of an account, in one order, with null for what is absent", () => {
    const { accounts } = parsed([account("a"), notExecuted("b", "stopped")]);
    const [first, second] = accounts;
    assert.ok(first && second);
    assert.deepEqual(Object.keys(second), Object.keys(first));
    assert.equal(second.seconds, null);
    assert.equal(second.counts, null);
  });

  it("is the same text for the same run, in whatever order its keys came", () => {
    const { tags, ...rest } = account("a");
    const reversed = { tags: Object.fromEntries(Object.entries(tags).reverse()), ...rest };
    assert.equal(jsonReport(run([reversed])), jsonReport(run([account("a")])));
  });

  it("keeps accounts in the order of the rollout, and all that was found", () => {
    const accounts = Object.values(everyOutcome());
    const report = parsed(accounts);
    assert.deepEqual(
      report.accounts.map(({ stack }) => stack),
      accounts.map(({ stack }) => stack),
    );
    assert.deepEqual(
      report.accounts.map(({ findings }) => findings),
      accounts.map(({ findings }) => findings),
    );
    assert.deepEqual(
      report.accounts.map(({ changes }) => changes),
      accounts.map(({ changes }) => changes),
    );
  });
});
