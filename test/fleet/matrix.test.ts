import assert from "node:assert/strict";

import * as fc from "fast-check";

import { shard } from "../../fleet/accounts/shard";
import { matrix } from "../../fleet/matrix";
import { wave } from "./export/accounts";

const stacks = (count: number) => Array.from({ length: count }, (_, index) => `account-${index}`);

describe("account-baseline matrix", () => {
  it("splits each wave, and makes no empty shard", () => {
    assert.deepEqual(matrix([wave("canary", "a", "b"), wave("rest", ...stacks(10))], 4), {
      include: [
        { shard: "1/2", wave: "canary", accounts: 1 },
        { shard: "2/2", wave: "canary", accounts: 1 },
        { shard: "1/4", wave: "rest", accounts: 3 },
        { shard: "2/4", wave: "rest", accounts: 3 },
        { shard: "3/4", wave: "rest", accounts: 2 },
        { shard: "4/4", wave: "rest", accounts: 2 },
      ],
    });
  });

  it("says of each shard the number of accounts that --shard then selects", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (size, shards) => {
        const all = wave("all", ...stacks(size));
        for (const job of matrix([all], shards).include) {
          const [index = 0, count = 0] = job.shard.split("/").map(Number);
          assert.equal(shard(all.accounts, { index, count }).length, job.accounts);
        }
      }),
    );
  });

  it("refuses more jobs than GitHub runs", () => {
    assert.equal(matrix([wave("all", ...stacks(300))], 256).include.length, 256);
    assert.throws(
      () => matrix([wave("canary", "a"), wave("rest", ...stacks(300))], 256),
      /--shards 256 gives 257 jobs for 2 waves; GitHub runs at most 256 in a matrix/,
    );
  });
});
