import assert from "node:assert/strict";

import { mistakes } from "../parsed";

const budgetsOf = (...budgets: object[]) => ({ budgets: JSON.stringify(budgets) });
const cost = { name: "shop", limitUsd: 500 };
const usage = { name: "storage", type: "USAGE", limitUsage: { amount: 100, unit: "GB" } };
const reservations = {
  name: "reserved",
  type: "RI_UTILIZATION",
  filters: { services: ["Amazon Redshift"] },
};
const notified = (notification: object, budget: object = cost) => ({
  ...budget,
  notifications: [notification],
});

describe("the notifications of a further budget in a config", () => {
  const refused: [what: string, budget: object, mistake: RegExp][] = [
    [
      "a threshold both in percent and USD",
      notified({ type: "ACTUAL", percent: 5, usd: 5 }),
      /^budgets\[0\]\.notifications\[0\] = .*exactly one of percent and usd$/,
    ],
    [
      "a threshold of usage in USD",
      notified({ type: "ACTUAL", percent: 5, usd: 5 }, usage),
      /^budgets\[0\]\.notifications\[0\]\.usd = "?5"? .*only in a budget of type COST$/,
    ],
    [
      "a threshold of costs in another unit",
      notified({ type: "ACTUAL", percent: 5, amount: 5 }),
      /^budgets\[0\]\.notifications\[0\]\.amount = .*only in a budget of type USAGE$/,
    ],
    [
      "too much of reservations",
      notified({ type: "ACTUAL", percent: 80, comparison: "GREATER_THAN" }, reservations),
      /^budgets\[0\]\.notifications\[0\]\.comparison = "GREATER_THAN" .*LESS_THAN, in RI_UTILIZATION$/,
    ],
    [
      "reservations without a percentage",
      notified({ type: "ACTUAL" }, reservations),
      /^budgets\[0\]\.notifications\[0\]\.percent is missing: expected a percentage, in RI_UTILIZATION$/,
    ],
    [
      "the forecast of reservations",
      notified({ type: "FORECASTED", percent: 80 }, reservations),
      /^budgets\[0\]\.notifications\[0\]\.type = "FORECASTED" .*ACTUAL, where/,
    ],
    [
      "the forecast of a day",
      notified({ type: "FORECASTED", percent: 80 }, { ...cost, period: "DAILY" }),
      /^budgets\[0\]\.notifications\[0\]\.type = "FORECASTED" .*ACTUAL, where the period is DAILY/,
    ],
    [
      "the same notification twice",
      { ...cost, notifications: Array(2).fill({ type: "ACTUAL", percent: 80 }) },
      /^budgets\[0\]\.notifications\[1\] = .*each type and threshold once/,
    ],
    [
      "eleven notifications",
      {
        ...cost,
        notifications: Array.from({ length: 11 }, (_, i) => ({ type: "ACTUAL", percent: i + 1 })),
      },
      /^budgets\[0\]\.notifications = .*at most 10 notifications/,
    ],
  ];
  for (const [what, budget, mistake] of refused) {
    it(`refuse ${what}`, () => {
      const found = mistakes(budgetsOf(budget));
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }
});
