import assert from "node:assert/strict";

import { mistakes, parse } from "../parsed";

const budgetsOf = (...budgets: object[]) => ({ budgets: JSON.stringify(budgets) });
const cost = { name: "shop", limitUsd: 500 };
const usage = { name: "storage", type: "USAGE", limitUsage: { amount: 100, unit: "GB" } };
const reservations = {
  name: "reserved",
  type: "RI_UTILIZATION",
  filters: { services: ["Amazon Redshift"] },
};

describe("the config of further budgets", () => {
  it("is off by default", () => {
    const result = parse();
    assert.ok(result.ok);
    assert.equal(result.config.budgets, undefined);
  });

  it("needs a name and a limit, and is then a monthly budget of costs", () => {
    const result = parse(budgetsOf(cost));
    assert.ok(result.ok);
    assert.deepEqual(result.config.budgets, [
      { name: "shop", type: "COST", period: "MONTHLY", limitUsd: "500" },
    ]);
  });

  const accepted: [what: string, budget: object][] = [
    ["Savings Plans", { name: "plans", type: "SAVINGS_PLANS_COVERAGE", period: "ANNUALLY" }],
    ["an amount of usage by the day", { ...usage, period: "DAILY" }],
    ["reservations and Savings Plans without a limit", { ...reservations, period: "QUARTERLY" }],
    [
      "filters by service, tag, linked account and cost category",
      {
        ...cost,
        filters: {
          services: ["Amazon Simple Storage Service"],
          linkedAccounts: ["012345678901"],
          tags: { team: ["web", "data"] },
          costCategories: { product: ["shop"] },
        },
      },
    ],
    ["costs without taxes, amortized", { ...cost, costTypes: { includeTax: false, useAmortized: true } }],
    [
      "planned months, also those that are over",
      { ...cost, plannedLimits: { "2020-01": 1, "2026-12": 900 } },
    ],
    ["planned quarters", { ...cost, period: "QUARTERLY", plannedLimits: { "2026-Q4": "900.50" } }],
    ["a planned amount of usage", { ...usage, plannedLimits: { "2026-12": 0.5 } }],
    [
      "the average of the last 12 months in place of a limit",
      { name: "auto", autoAdjust: { type: "HISTORICAL", lookbackPeriods: 12 } },
    ],
    [
      "AWS's forecast in place of a limit",
      { ...usage, limitUsage: undefined, autoAdjust: { type: "FORECAST" } },
    ],
    [
      "a threshold in the unit of usage",
      { ...usage, notifications: [{ type: "FORECASTED", amount: 80, comparison: "EQUAL_TO" }] },
    ],
    [
      "ten notifications of reservations",
      {
        ...reservations,
        notifications: Array.from({ length: 10 }, (_, i) => ({ type: "ACTUAL", percent: i + 1 })),
      },
    ],
    [
      "reservations of a service that has them",
      { ...reservations, filters: { services: ["Amazon Redshift"] } },
    ],
  ];
  for (const [what, budget] of accepted) {
    it(`takes ${what}`, () => {
      assert.deepEqual(mistakes(budgetsOf(budget)), []);
    });
  }

  const refused: [what: string, budget: object, mistake: RegExp][] = [
    [
      "no limit",
      { name: "a" },
      /^budgets\[0\]\.limitUsd is missing: expected an amount in USD, or autoAdjust/,
    ],
    [
      "no limit of usage",
      { name: "a", type: "USAGE" },
      /^budgets\[0\]\.limitUsage is missing: expected a map with amount and unit, or autoAdjust/,
    ],
    [
      "USD for usage",
      { ...usage, limitUsd: 5 },
      /^budgets\[0\]\.limitUsd = 5 .*only in a budget of type COST$/,
    ],
    [
      "an amount of usage for costs",
      { ...cost, limitUsage: usage.limitUsage },
      /^budgets\[0\]\.limitUsage = .*only in a budget of type USAGE$/,
    ],
    ["a limit of reservations", { ...reservations, limitUsd: 5 }, /^budgets\[0\]\.limitUsd = 5 .*type COST$/],
    ["the name of the monthly budget", { ...cost, name: "monthly" }, /^budgets\[0\]\.name = "monthly" /],
    ["a name of 41 characters", { ...cost, name: "x".repeat(41) }, /^budgets\[0\]\.name = .*1 to 40 letters/],
    ["a name with a colon", { ...cost, name: "a:b" }, /^budgets\[0\]\.name = "a:b" .*1 to 40 letters/],
    ["an unknown type", { ...cost, type: "MONEY" }, /^budgets\[0\]\.type = "MONEY" .*COST, USAGE, RI_/],
    ["an unknown period", { ...cost, period: "WEEKLY" }, /^budgets\[0\]\.period = "WEEKLY" .*DAILY, MONTHLY/],
    [
      "limits planned by the day",
      { ...cost, period: "DAILY", plannedLimits: { "2026-12": 5 } },
      /^budgets\[0\]\.plannedLimits = .*only with the period MONTHLY or QUARTERLY$/,
    ],
    [
      "planned reservations",
      { ...reservations, plannedLimits: { "2026-12": 5 } },
      /^budgets\[0\]\.plannedLimits = .*only in a budget of type COST or USAGE$/,
    ],
    [
      "a month that there is not",
      { ...cost, plannedLimits: { "2026-13": 5 } },
      /^budgets\[0\]\.plannedLimits\.2026-13 = 5 .*a month such as 2026-12, in a monthly budget$/,
    ],
    [
      "a month in a quarterly budget",
      { ...cost, period: "QUARTERLY", plannedLimits: { "2026-12": 5 } },
      /^budgets\[0\]\.plannedLimits\.2026-12 = 5 .*a quarter such as 2026-Q4, in a quarterly budget$/,
    ],
    [
      "both a limit and one that AWS sets",
      { ...cost, autoAdjust: { type: "FORECAST" } },
      /^budgets\[0\]\.autoAdjust = .*only without limitUsd/,
    ],
    [
      "planned limits where AWS sets them",
      { name: "a", autoAdjust: { type: "FORECAST" }, plannedLimits: { "2026-12": 5 } },
      /^budgets\[0\]\.plannedLimits = .*only without autoAdjust$/,
    ],
    [
      "reservations whose limit AWS sets",
      { ...reservations, autoAdjust: { type: "FORECAST" } },
      /^budgets\[0\]\.autoAdjust = .*only in a budget of type COST or USAGE$/,
    ],
    [
      "an average of nobody knows how many periods",
      { name: "a", autoAdjust: { type: "HISTORICAL" } },
      /^budgets\[0\]\.autoAdjust\.lookbackPeriods is missing: expected a whole number from 1 to 12, with the period MONTHLY$/,
    ],
    [
      "an average of more quarters than AWS takes",
      { name: "a", period: "QUARTERLY", autoAdjust: { type: "HISTORICAL", lookbackPeriods: 5 } },
      /^budgets\[0\]\.autoAdjust\.lookbackPeriods = 5 .*from 1 to 4/,
    ],
    [
      "a forecast that looks back",
      { name: "a", autoAdjust: { type: "FORECAST", lookbackPeriods: 5 } },
      /^budgets\[0\]\.autoAdjust\.lookbackPeriods = 5 .*only with the type HISTORICAL$/,
    ],
    [
      "cost types of usage",
      { ...usage, costTypes: { includeTax: false } },
      /^budgets\[0\]\.costTypes = .*only in a budget of type COST$/,
    ],
    [
      "costs both blended and amortized",
      { ...cost, costTypes: { useBlended: true, useAmortized: true } },
      /^budgets\[0\]\.costTypes\.useAmortized = true .*not together with useBlended$/,
    ],
    [
      "reservations of a service that has none",
      { ...reservations, filters: { services: ["AWS Lambda"] } },
      /^budgets\[0\]\.filters\.services = .*Amazon Redshift/,
    ],
    [
      "a dimension that costs do not have",
      { ...cost, filters: { service: ["x"] } },
      /^budgets\[0\]\.filters\.service is not a known key: did you mean services\?$/,
    ],
    [
      "a filter without values",
      { ...cost, filters: { tags: { team: [] } } },
      /^budgets\[0\]\.filters\.tags\.team = \[\] .*the values of a cost allocation tag/,
    ],
  ];
  for (const [what, budget, mistake] of refused) {
    it(`refuses ${what}`, () => {
      const found = mistakes(budgetsOf(budget));
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", mistake);
    });
  }

  it("refuses two budgets of one name, and values that are encrypted", () => {
    assert.match(
      mistakes(budgetsOf(cost, { ...cost, name: "Shop" }))[0] ?? "",
      /budgets with names that differ/,
    );
    assert.match(
      mistakes(budgetsOf(cost), ["budgets"])[0] ?? "",
      /^budgets = \[secret\] cannot be encrypted/,
    );
  });
});
