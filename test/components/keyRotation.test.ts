import assert from "node:assert/strict";

import { rotatedKeys } from "../../components/keyRotation";

const keysOn = (day: string, since = "2026-01-01") =>
  rotatedKeys({ since, rotateAfterDays: 10, overlapDays: 3 }, new Date(`${day}T12:00:00Z`)).map(
    ({ slot, number, active }) => `${number} ${slot}${active ? "" : " inactive"}`,
  );

describe("the access keys of a rotation", () => {
  const cases: [day: string, keys: string[]][] = [
    ["2025-12-01", ["0 even"]],
    ["2026-01-01", ["0 even"]],
    ["2026-01-10", ["0 even"]],
    ["2026-01-11", ["1 odd", "0 even"]],
    ["2026-01-13", ["1 odd", "0 even"]],
    ["2026-01-14", ["1 odd", "0 even inactive"]],
    ["2026-01-21", ["2 even", "1 odd"]],
    ["2026-01-30", ["2 even", "1 odd inactive"]],
  ];
  for (const [day, keys] of cases) {
    it(`on ${day} are ${keys.join(", ")}`, () => {
      assert.deepEqual(keysOn(day), keys);
    });
  }

  it("have the newest in force for 90 days, and the one before it for 14, where nothing else is said", () => {
    const on = (day: string) => rotatedKeys({ since: "2026-01-01" }, new Date(`${day}T00:00:00Z`));
    assert.equal(on("2026-03-31").length, 1);
    assert.equal(on("2026-04-01").length, 2);
    assert.equal(on("2026-04-14")[1]?.active, true);
    assert.equal(on("2026-04-15")[1]?.active, false);
  });
});
