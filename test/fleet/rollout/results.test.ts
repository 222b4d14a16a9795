import assert from "node:assert/strict";

import {
  accountResult,
  describeCounts,
  hasChanges,
  notExecuted,
  timed,
} from "../../../fleet/rollout/results";
import type { FailureKind, TaskResult } from "../../../fleet/rollout/task";
import type { Outcome } from "../../../fleet/runs/result";
import { accountOf } from "../accounts/accountOf";
import { change, does, fails, wave } from "./useExecution";

const canary = wave("canary", "a");
const account = accountOf("a", { ou: "Workloads", tags: { env: "dev" } });
const clock = { startedAt: new Date("2026-11-24T22:33:43Z"), seconds: 1.25 };

function resultOf(task: TaskResult) {
  return accountResult({ directory: "/runs/x" }, canary, account, clock, { ...task, attempts: 2 });
}

describe("accountResult", () => {
  it("is all that the run has to say of the account", () => {
    const changes = [change("create User alice")];
    assert.deepEqual(resultOf(does(...changes)), {
      stack: "a",
      accountId: "111122223333",
      ou: "Workloads",
      tags: { env: "dev" },
      wave: "canary",
      outcome: "completed",
      startedAt: "2026-11-24T22:33:43.000Z",
      seconds: 1.3,
      attempts: 2,
      counts: { create: 1, import: 0, update: 0, replace: 0, delete: 0, same: 3 },
      changes,
      findings: [],
      examined: true,
      log: "logs/a.log",
    });
  });

  it("is unchanged where nothing was to be done", () => {
    assert.equal(resultOf(does()).outcome, "unchanged");
  });

  const failures: [kind: FailureKind, outcome: Outcome][] = [
    ["policy", "blocked"],
    ["interrupted", "interrupted"],
    ["transient", "failed"],
    ["locked", "failed"],
    ["plan", "failed"],
    ["error", "failed"],
  ];
  for (const [kind, expected] of failures) {
    it(`is ${expected} with its cause after a failure by ${kind}`, () => {
      const { outcome, cause } = resultOf(fails(kind, "so it is"));
      assert.deepEqual({ outcome, cause }, { outcome: expected, cause: "so it is" });
    });
  }

  it("goes by another verdict where there is one", () => {
    const { outcome, cause } = accountResult(
      { directory: "/runs/x" },
      canary,
      account,
      clock,
      { ...does(), attempts: 1 },
      { outcome: "drifted", cause: "changed" },
    );
    assert.deepEqual({ outcome, cause }, { outcome: "drifted", cause: "changed" });
  });
});

describe("notExecuted", () => {
  it("says of which account and why, and that nothing was examined", () => {
    assert.deepEqual(notExecuted(canary, accountOf("b"), "held"), {
      stack: "b",
      accountId: "111122223333",
      tags: {},
      wave: "canary",
      outcome: "not-executed",
      cause: "held",
      changes: [],
      findings: [],
      examined: false,
    });
  });
});

describe("The counts of a preview", () => {
  it("are told in words, without what stays the same", () => {
    const task = does(change("create User a"), change("create User b"), change("delete Budget c"));
    assert.equal(describeCounts(task.counts), "2 to create, 1 to delete");
    const adopting = does(change("import User a"), change("import User b"));
    assert.equal(describeCounts(adopting.counts), "2 to import");
    assert.ok(hasChanges(adopting));
    assert.ok(hasChanges(task));
    assert.equal(describeCounts(does().counts), "no changes");
    assert.ok(!hasChanges(does()));
  });

  for (const kind of ["create", "update", "replace", "delete"] as const) {
    it(`are changes where there is one to ${kind}`, () => {
      assert.ok(hasChanges(does(change(`${kind} User a`))));
    });
  }
});

describe("timed", () => {
  it("tells when it began and how long it took, in seconds", async () => {
    const before = Date.now();
    const { result, startedAt, seconds } = await timed(
      () => new Promise<string>((resolve) => setTimeout(resolve, 30, "done")),
    );
    assert.equal(result, "done");
    assert.ok(Math.abs(startedAt.getTime() - before) < 20);
    assert.ok(seconds >= 0.02 && seconds < 5, String(seconds));
  });
});
