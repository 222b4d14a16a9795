import assert from "node:assert/strict";

import { interruptedBefore, watchInterrupts } from "../../../fleet/rollout/interrupt";
import { pause } from "../../../fleet/rollout/pause";
import { useExecution, newAccount, wave } from "./useExecution";

describe("watchInterrupts", () => {
  const signals = ["SIGINT", "SIGTERM"] as const;
  /** Those of mocha and of libraries, which would end the process. */
  let others: [signal: NodeJS.Signals, listeners: NodeJS.SignalsListener[]][];
  beforeEach(() => {
    others = signals.map((signal) => [signal, process.listeners(signal)]);
    for (const signal of signals) process.removeAllListeners(signal);
  });
  afterEach(() => {
    for (const [signal, listeners] of others) for (const listener of listeners) process.on(signal, listener);
  });

  for (const signal of signals) {
    it(`takes the first ${signal} as a request, every further one as urgent, and none once released`, async () => {
      const seen: string[] = [];
      const interrupt = watchInterrupts(
        () => seen.push("request"),
        () => seen.push("urgent"),
      );
      assert.equal(interrupt.requested, false);
      assert.equal(interruptedBefore(interrupt), undefined);
      process.emit(signal);
      assert.equal(interrupt.requested, true);
      assert.equal(interruptedBefore(interrupt), "interrupted before its turn");
      await interrupt.whenRequested;
      process.emit("SIGINT");
      process.emit("SIGTERM");
      interrupt.release();
      process.emit(signal);
      assert.deepEqual(seen, ["request", "urgent", "urgent"]);
      assert.equal(process.listenerCount("SIGINT"), 0);
    });
  }
});

describe("pause", () => {
  const execution = useExecution();

  it("waits, and says for how long", async () => {
    const made = execution(newAccount, [wave("all", "a")]);
    const began = Date.now();
    await pause(0.001, made);
    assert.ok(Date.now() - began >= 55, "60 ms");
    assert.deepEqual(made.told, ["note pause of 0.001 min before the next wave"]);
  });

  it("ends when the run is interrupted, and keeps nothing alive", async () => {
    const made = execution(newAccount, [wave("all", "a")]);
    const began = Date.now();
    const paused = pause(60, made);
    made.requestInterrupt();
    await paused;
    assert.ok(Date.now() - began < 1000);
  });
});
