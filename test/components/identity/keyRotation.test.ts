import assert from "node:assert/strict";

import { rotatedKeys } from "../../../components/identity/keyRotation";

const keysOn = (day: string, since = "2026-01-01") =>
  rotatedKeys({ since, rotateAfterDays: 10, overlapDays: 3 }, new Date(`${day}T12:00:00Z`)).map(
    ({ place, number, active }) => `key ${number} in place ${place}${active ? "" : ", inactive"}`,
  );

describe("the access keys of a rotation", () => {
  const cases: [day: string, keys: string[]][] = [
    ["2025-12-01", ["key 0 in place 1"]],
    ["2026-01-01", ["key 0 in place 1"]],
    ["2026-01-10", ["key 0 in place 1"]],
    ["2026-01-11", ["key 1 in place 2", "key 0 in place 1"]],
    ["2026-01-13", ["key 1 in place 2", "key 0 in place 1"]],
    ["2026-01-14", ["key 1 in place 2", "key 0 in place 1, inactive"]],
    ["2026-01-21", ["key 2 in place 1", "key 1 in place 2"]],
    ["2026-01-30", ["key 2 in place 1", "key 1 in place 2, inactive"]],
  ];
  for (const [day, keys] of cases) {
    it(`on ${day} are ${keys.join("; ")}`, () => {
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
