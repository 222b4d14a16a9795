import assert from "node:assert/strict";

import { mergeRuns } from "../../../fleet/report/merge";
import type { RunRecord } from "../../../fleet/runs/result";
import { account, CONTROLS, notExecuted, run } from "./fixtures";

describe("several runs as one", () => {
  const first = run([account("a"), account("b", { outcome: "failed", cause: "throttled" })], {
    run: "one",
    waves: ["canary", "dev"],
    controls: CONTROLS.slice(0, 2),
  });
  const second = run([account("c"), account("b"), notExecuted("a", "stopped")], {
    run: "two",
    startedAt: "2026-11-24T23:00:00.000Z",
    finishedAt: "2026-11-24T23:30:00.000Z",
    waves: ["canary", "prod"],
    controls: CONTROLS.slice(1, 3),
  });

  it("has the accounts of all; the latest word on one counts, and «not executed» is none", () => {
    const { accounts } = mergeRuns([second, first]);
    assert.deepEqual(
      accounts.map(({ stack, outcome, log }) => [stack, outcome, log]),
      [
        ["a", "completed", "one/logs/a.log"],
        ["b", "completed", "two/logs/b.log"],
        ["c", "completed", "two/logs/c.log"],
      ],
    );
  });

  it("spans their time, their waves and their controls", () => {
    const merged = mergeRuns([first, second]);
    assert.equal(merged.run, "one + two");
    assert.equal(merged.startedAt, first.startedAt);
    assert.equal(merged.finishedAt, second.finishedAt);
    assert.deepEqual(merged.waves, ["canary", "dev", "prod"]);
    assert.deepEqual(merged.controls, CONTROLS.slice(0, 3));
  });

  it("has not ended while one of them has not", () => {
    const { finishedAt: _, ...unfinished } = second;
    assert.equal("finishedAt" in mergeRuns([first, unfinished]), false);
  });

  for (const changed of [{ command: "preview" }, { project: "other" }] satisfies Partial<RunRecord>[]) {
    it(`is refused for runs of another ${Object.keys(changed).join()}`, () => {
      assert.throws(() => mergeRuns([first, { ...second, ...changed }]), {
        name: "UsageError",
        message: /^the runs cannot be shown as one: .* of one is .*, of two it is /,
      });
    });
  }
});
