import assert from "node:assert/strict";

import { plannedLimits } from "../../../components/costs/plannedLimits";

const day = (text: string) => new Date(`${text}Z`);

describe("plannedLimits", () => {
  const monthly = { period: "MONTHLY", limit: "100", planned: { "2026-12": "500" } } as const;

  it("are those of 12 months from the current one, the usual limit where none is planned", () => {
    const list = plannedLimits({ ...monthly, now: day("2026-11-25T12:00:00") });
    assert.equal(list?.length, 12);
    assert.deepEqual(list.slice(0, 3), [
      { startTime: "2026-11-01_00:00", amount: "100" },
      { startTime: "2026-12-01_00:00", amount: "500" },
      { startTime: "2027-01-01_00:00", amount: "100" },
    ]);
    assert.deepEqual(list.at(-1), { startTime: "2027-10-01_00:00", amount: "100" });
  });

  it("are those of 4 quarters from the current one", () => {
    const planned = { "2026-Q4": "900", "2027-Q2": "700" };
    assert.deepEqual(
      plannedLimits({ period: "QUARTERLY", limit: "300", planned, now: day("2026-11-25T12:00:00") }),
      [
        { startTime: "2026-10-01_00:00", amount: "900" },
        { startTime: "2027-01-01_00:00", amount: "300" },
        { startTime: "2027-04-01_00:00", amount: "700" },
        { startTime: "2027-07-01_00:00", amount: "300" },
      ],
    );
  });

  it("are the same from the first to the last second of a month in UTC, and move on with the next", () => {
    const at = (text: string) => plannedLimits({ ...monthly, now: day(text) });
    assert.deepEqual(at("2026-11-01T00:00:00"), at("2026-11-30T23:59:59"));
    assert.equal(at("2026-12-01T00:00:00")?.[0]?.startTime, "2026-12-01_00:00");
  });

  it("are none where no period ahead is planned, so that the budget has the usual limit alone", () => {
    assert.equal(plannedLimits({ ...monthly, now: day("2027-01-01T00:00:00") }), undefined);
    assert.equal(plannedLimits({ ...monthly, now: day("2025-12-31T23:59:59") }), undefined);
    assert.equal(plannedLimits({ ...monthly, planned: {}, now: day("2026-12-01T00:00:00") }), undefined);
  });
});
