import assert from "node:assert/strict";
import { setImmediate as later } from "node:timers/promises";

import { forEachBounded } from "../../../fleet/rollout/bounded";

describe("forEachBounded", () => {
  it("has so many under way at a time, begun in their order, and keeps every result", async () => {
    const begun: number[] = [];
    let underWay = 0;
    let most = 0;
    const turns = await forEachBounded(
      [5, 4, 3, 2, 1],
      2,
      () => undefined,
      async (item) => {
        begun.push(item);
        most = Math.max(most, ++underWay);
        for (let turn = 0; turn < item; turn++) await later();
        underWay -= 1;
        return item * 10;
      },
    );
    assert.deepEqual(begun, [5, 4, 3, 2, 1]);
    assert.equal(most, 2);
    assert.deepEqual(
      new Map([...turns].sort()),
      new Map([1, 2, 3, 4, 5].map((item) => [item, { executed: true, result: item * 10 }])),
    );
  });

  it("does not begin what is held, each for the reason of its time", async () => {
    let done = 0;
    const turns = await forEachBounded(
      ["a", "b", "c"],
      1,
      () => (done === 0 ? undefined : `${done} done`),
      (item) => {
        done += 1;
        return Promise.resolve(item);
      },
    );
    assert.deepEqual(
      [...turns.values()],
      [
        { executed: true, result: "a" },
        { executed: false, reason: "1 done" },
        { executed: false, reason: "1 done" },
      ],
    );
  });

  it("has nothing to do with nothing", async () => {
    assert.equal(
      (
        await forEachBounded(
          [],
          4,
          () => undefined,
          () => Promise.resolve(),
        )
      ).size,
      0,
    );
  });
});
