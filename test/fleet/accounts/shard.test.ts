import assert from "node:assert/strict";

import fc from "fast-check";

import { shard } from "../../../fleet/accounts/shard";

const accounts = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { maxLength: 60 })
  .map((stacks) => stacks.map((stack) => ({ stack })));

function parts<T extends { stack: string }>(all: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, index) => shard(all, { index: index + 1, count }));
}

describe("shard", () => {
  it("has each account in exactly one part, in their order, and parts that differ by one at most", () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 1, max: 9 }), (all, count) => {
        const dealt = parts(all, count);
        assert.deepEqual(new Set(dealt.flat()), new Set(all));
        assert.equal(dealt.flat().length, all.length);
        const sizes = dealt.map((part) => part.length);
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
        for (const part of dealt)
          assert.deepEqual(
            part,
            all.filter((one) => part.includes(one)),
          );
      }),
    );
  });

  it("does not depend on the order in which accounts are given", () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 1, max: 9 }), (all, count) => {
        const reversed = parts([...all].reverse(), count).map((part) => part.reverse());
        assert.deepEqual(reversed, parts(all, count));
      }),
    );
  });

  it("spreads neighbours in the alphabet", () => {
    const team = Array.from({ length: 40 }, (_, index) => ({
      stack: `team-a-${String(index).padStart(2, "0")}`,
    }));
    const others = Array.from({ length: 40 }, (_, index) => ({
      stack: `team-b-${String(index).padStart(2, "0")}`,
    }));
    for (const part of parts([...team, ...others], 2)) {
      const ofTeam = part.filter(({ stack }) => stack.startsWith("team-a-")).length;
      assert.ok(ofTeam > 10 && ofTeam < 30, `${ofTeam} of 40`);
    }
  });
});
