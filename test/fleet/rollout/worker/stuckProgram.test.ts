import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import { StuckProgram } from "../../../../fleet/rollout/worker/stuckProgram";

/** A tenth of the time in which an engine must give a sign of life, in milliseconds. */
const TENTH = 40;

describe("StuckProgram", () => {
  /** A program, and whether its engine was cancelled. */
  const program = () => {
    const failure = new AbortController();
    const stuck = new StuckProgram(failure.signal, 10 * TENTH);
    return { stuck, failure };
  };

  it("cancels the engine that stays silent after the program has failed, and no earlier", async () => {
    const { stuck, failure } = program();
    failure.abort();
    await wait(9 * TENTH);
    assert.ok(!stuck.signal.aborted);
    await wait(2 * TENTH);
    assert.ok(stuck.signal.aborted);
  });

  it("lets an engine go on that gives signs of life, until it gives no more", async () => {
    const { stuck, failure } = program();
    failure.abort();
    await wait(6 * TENTH);
    stuck.sign();
    await wait(6 * TENTH);
    assert.ok(!stuck.signal.aborted);
    await wait(5 * TENTH);
    assert.ok(stuck.signal.aborted);
  });

  it("leaves alone an engine whose program has not failed, however long it is silent", async () => {
    const { stuck } = program();
    stuck.sign();
    await wait(11 * TENTH);
    assert.ok(!stuck.signal.aborted);
    stuck.end();
  });

  it("leaves alone what has ended", async () => {
    const { stuck, failure } = program();
    failure.abort();
    stuck.end();
    const late = program();
    late.stuck.end();
    late.failure.abort();
    await wait(11 * TENTH);
    assert.ok(!stuck.signal.aborted);
    assert.ok(!late.stuck.signal.aborted);
  });
});
