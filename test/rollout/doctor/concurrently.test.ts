import assert from "node:assert/strict";
import { setImmediate as soon } from "node:timers/promises";

import { concurrently } from "../../../rollout/doctor/concurrently";

describe("running over many accounts", () => {
  it("keeps their order and never runs more at a time than allowed", async () => {
    let running = 0;
    let most = 0;
    const results = await concurrently([5, 1, 4, 2, 3, 0], 2, async (turns) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < turns; turn++) await soon();
      running--;
      return turns * 10;
    });
    assert.deepEqual(results, [50, 10, 40, 20, 30, 0]);
    assert.equal(most, 2);
  });
});
