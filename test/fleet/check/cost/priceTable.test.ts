import assert from "node:assert/strict";

import { PRICES } from "../../../../fleet/check/cost/priceTable";
import { METERS } from "../../../../fleet/check/cost/usage";

describe("the price table", () => {
  it("is dated, and of one region and currency", () => {
    assert.match(PRICES.asOf, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(new Date(PRICES.asOf).toISOString().slice(0, 10), PRICES.asOf);
    assert.deepEqual([PRICES.region, PRICES.currency], ["us-east-1", "USD"]);
  });

  for (const [item, { name, unit, usd, per, source }] of Object.entries(PRICES.items)) {
    it(`has a price in whole cents, its unit and AWS's page for ${item}`, () => {
      assert.ok(name !== "" && unit !== "");
      assert.ok(usd > 0);
      assert.equal(Number(usd.toFixed(2)), usd);
      assert.ok(["month", "day"].includes(per), per);
      assert.match(source, /^https:\/\/aws\.amazon\.com\/[a-z/-]+\/pricing\/$/);
    });
  }

  for (const { types, reason, source } of PRICES.free) {
    it(`says why ${types.join(", ")} cost nothing, and where AWS does`, () => {
      assert.match(reason, /\.$/);
      assert.match(source, /^https:\/\/(docs\.)?aws\.amazon\.com\/./);
      for (const type of types) {
        assert.match(type, /^aws:[a-z]+\/([a-z]\w+:[A-Z]\w+)?$/i);
        assert.ok(![...METERS.keys()].some((metered) => metered.startsWith(type)), type);
      }
    });
  }
});
