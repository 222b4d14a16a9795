import assert from "node:assert/strict";

import { exitCode } from "../../../fleet/runs/exitCode";
import type { Outcome } from "../../../fleet/runs/result";
import { account, run } from "../report/fixtures";

describe("exitCode", () => {
  const cases: [outcomes: Outcome[], expected: number][] = [
    [["completed", "unchanged"], 0],
    [["completed", "failed"], 1],
    [["completed", "not-executed"], 1],
    [["completed", "interrupted"], 1],
    [["unchanged", "drifted"], 3],
    [["failed", "drifted"], 1],
    [["completed", "blocked", "failed", "drifted", "not-executed"], 4],
  ];
  for (const [outcomes, expected] of cases) {
    const accounts = outcomes.map((outcome, index) => account(`a${index}`, { outcome }));
    it(`is ${expected} of ${outcomes.join(", ")}`, () => {
      assert.equal(exitCode(run(accounts), { interrupted: false }), expected);
    });
    it(`is 130 of ${outcomes.join(", ")} where the user ended it`, () => {
      assert.equal(exitCode(run(accounts), { interrupted: true }), 130);
    });
  }
});
