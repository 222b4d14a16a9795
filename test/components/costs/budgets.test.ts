import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { AccountBaselineArgs, BudgetArgs } from "../../../components";
import { furtherBudget } from "../../../components/costs/budgets";
import { deployBaseline, makeBaseline } from "../../support/deployBaseline";
import { deployWithMocks } from "../../support/deployWithMocks";

const BUDGET = "aws:budgets/budget:Budget";
const TOPIC = "arn:aws:sns:::baseline-notifications";

/** The inputs of the one budget that is added to the baseline. */
async function inputsOf(budget: Omit<BudgetArgs, "name">) {
  const { one } = await deployBaseline({ budgets: [{ name: "further", ...budget }] });
  return one(BUDGET, "-budget-further").inputs;
}

/** Type of value, comparison, threshold and its type of each notification. */
const notified = (inputs: Record<string, unknown>) =>
  (inputs["notifications"] as Record<string, unknown>[]).map((it) => [
    it["notificationType"],
    it["comparisonOperator"],
    it["threshold"],
    it["thresholdType"],
  ]);

describe("further budgets", () => {
  it("are not made by default", async () => {
    const { all } = await deployBaseline();
    assert.equal(all(BUDGET).length, 1);
  });

  it("are monthly budgets of costs that notify as the monthly one does", async () => {
    const { one } = await deployBaseline({
      budgets: [{ name: "shop", limitUsd: "500" }],
      tags: { team: "finance" },
      region: "eu-central-1",
    });
    const budget = one(BUDGET, "-budget-shop");
    const { notifications, ...inputs } = budget.inputs;
    assert.deepEqual(inputs, {
      accountId: "111122223333",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "500",
      limitUnit: "USD",
      tags: { team: "finance" },
    });
    assert.deepEqual(notifications, one(BUDGET, "-monthly").inputs["notifications"]);
    assert.match(budget.provider ?? "", /baseline-home-id$/);
  });

  it("have a limit in the unit of their usage", async () => {
    const inputs = await inputsOf({
      type: "USAGE",
      period: "DAILY",
      limitUsage: { amount: "100", unit: "GB" },
      notifications: [{ type: "ACTUAL", amount: "80.5", comparison: "EQUAL_TO", topics: ["baseline"] }],
    });
    assert.deepEqual(
      [inputs["budgetType"], inputs["timeUnit"], inputs["limitAmount"], inputs["limitUnit"]],
      ["USAGE", "DAILY", "100", "GB"],
    );
    assert.deepEqual(inputs["notifications"], [
      {
        comparisonOperator: "EQUAL_TO",
        notificationType: "ACTUAL",
        threshold: 80.5,
        thresholdType: "ABSOLUTE_VALUE",
        subscriberEmailAddresses: ["ops@example.com"],
        subscriberSnsTopicArns: [TOPIC],
      },
    ]);
  });

  it("do not wait for a forecast by the day", async () => {
    assert.deepEqual(notified(await inputsOf({ period: "DAILY", limitUsd: "5" })), [
      ["ACTUAL", "GREATER_THAN", 80, "PERCENTAGE"],
      ["ACTUAL", "GREATER_THAN", 100, "PERCENTAGE"],
    ]);
  });

  for (const type of [
    "RI_UTILIZATION",
    "RI_COVERAGE",
    "SAVINGS_PLANS_UTILIZATION",
    "SAVINGS_PLANS_COVERAGE",
  ] as const) {
    it(`tell of less than 80 % of ${type}, of the subscription alone`, async () => {
      const inputs = await inputsOf({
        type,
        period: "QUARTERLY",
        ...(type.startsWith("RI_") && { filters: { services: ["Amazon Redshift"] } }),
      });
      assert.deepEqual([inputs["limitAmount"], inputs["limitUnit"]], ["100", "PERCENTAGE"]);
      assert.deepEqual(notified(inputs), [["ACTUAL", "LESS_THAN", 80, "PERCENTAGE"]]);
      const included = Object.entries(inputs["costTypes"] as Record<string, boolean>)
        .filter(([, value]) => value)
        .map(([key]) => key);
      assert.deepEqual(included, ["includeSubscription"]);
    });
  }

  it("have filters and cost types as AWS takes them", async () => {
    const inputs = await inputsOf({
      limitUsd: "5",
      costTypes: { includeTax: false, useAmortized: true },
      filters: {
        services: ["Amazon Simple Storage Service"],
        linkedAccounts: ["012345678901"],
        availabilityZones: ["eu-central-1a"],
        legalEntities: ["AWS EMEA SARL"],
        tags: { team: ["web", "data"], "aws:createdBy": ["bob"] },
        costCategories: { product: ["shop"] },
      },
    });
    assert.deepEqual(inputs["costTypes"], { includeTax: false, useAmortized: true });
    assert.deepEqual(inputs["costFilters"], [
      { name: "Service", values: ["Amazon Simple Storage Service"] },
      { name: "LinkedAccount", values: ["012345678901"] },
      { name: "AZ", values: ["eu-central-1a"] },
      { name: "LegalEntityName", values: ["AWS EMEA SARL"] },
      { name: "TagKeyValue", values: ["user:team$web", "user:team$data", "aws:createdBy$bob"] },
      { name: "CostCategory", values: ["product$shop"] },
    ]);
  });

  it("leave the limit to AWS where it adjusts by itself", async () => {
    const historical = await inputsOf({ autoAdjust: { type: "HISTORICAL", lookbackPeriods: 6 } });
    assert.deepEqual(historical["autoAdjustData"], {
      autoAdjustType: "HISTORICAL",
      historicalOptions: { budgetAdjustmentPeriod: 6 },
    });
    assert.ok(!("limitAmount" in historical) && !("limitUnit" in historical));
    const forecast = await inputsOf({ autoAdjust: { type: "FORECAST" } });
    assert.deepEqual(forecast["autoAdjustData"], { autoAdjustType: "FORECAST" });
  });

  it("have planned limits in place of the usual one, from the month of the deploy on", async () => {
    const { one } = await deployWithMocks(() =>
      furtherBudget(
        "planned",
        {
          name: "planned",
          type: "USAGE",
          period: "QUARTERLY",
          limitUsage: { amount: "100", unit: "GB" },
          plannedLimits: { "2027-Q1": "250" },
        },
        {
          accountId: "111122223333",
          emails: ["ops@example.com"],
          topicArn: pulumi.output(TOPIC),
          now: new Date("2026-11-25T00:00:00Z"),
        },
        {},
      ),
    );
    const { inputs } = one(BUDGET);
    assert.deepEqual(inputs["plannedLimits"], [
      { startTime: "2026-10-01_00:00", amount: "100", unit: "GB" },
      { startTime: "2027-01-01_00:00", amount: "250", unit: "GB" },
      { startTime: "2027-04-01_00:00", amount: "100", unit: "GB" },
      { startTime: "2027-07-01_00:00", amount: "100", unit: "GB" },
    ]);
    assert.ok(!("limitAmount" in inputs) && !("limitUnit" in inputs), "AWS takes one of the two");
  });

  it("plan by the day of the deploy", async () => {
    const thisMonth = new Date().toISOString().slice(0, 7);
    const inputs = await inputsOf({ limitUsd: "5", plannedLimits: { [thisMonth]: "9" } });
    assert.deepEqual((inputs["plannedLimits"] as object[])[0], {
      amount: "9",
      startTime: `${thisMonth}-01_00:00`,
      unit: "USD",
    });
  });

  it("let AWS Budgets publish to the topic only where one of them uses it", async () => {
    const sids = async (topics: string[]) => {
      const { one } = await deployBaseline({
        budgets: [{ name: "a", limitUsd: "5", notifications: [{ type: "ACTUAL", percent: 5, topics }] }],
      });
      return one("aws:sns/topicPolicy:TopicPolicy").inputs["policy"] as string;
    };
    assert.match(await sids(["baseline"]), /AllowBudgets/);
    assert.doesNotMatch(await sids(["arn:aws:sns:us-east-1:111122223333:own"]), /AllowBudgets/);
  });

  it("are refused where AWS would refuse them, all in one error", () => {
    const budgets: AccountBaselineArgs["budgets"] = [
      { name: "monthly", limitUsd: "5" },
      { name: "a b", limitUsd: "5" },
      { name: "c" },
      { name: "C", type: "RI_COVERAGE", limitUsd: "5" },
      {
        name: "d",
        limitUsd: "5",
        notifications: [
          { type: "ACTUAL" },
          ...Array.from({ length: 10 }, (_, percent) => ({ type: "ACTUAL", percent }) as const),
          { type: "ACTUAL", percent: 90, emails: ["nobody"] },
        ],
      },
    ];
    assert.throws(
      () => makeBaseline({ budgets }),
      (error: Error) => {
        for (const part of [
          /budgets\[0\]\.name = "monthly" is not valid: .*a name other than/,
          /budgets\[1\]\.name = "a b" is not valid: .*1 to 40 letters/,
          /budgets\[2\]\.limitUsd = undefined is not valid: .*an amount in USD, or autoAdjust/,
          /budgets = "C" is not valid: .*names that differ/,
          /budgets\[3\]\.limitUsd = "5" is not valid: .*only in a budget of type COST/,
          /budgets\[4\]\.notifications = "12 notifications" is not valid: .*at most 10/,
          /budgets\[4\]\.notifications\[0\] = .*exactly one of percent and usd/,
          /budgets\[4\]\.notifications\[11\]\.emails\[0\] = "nobody"/,
        ]) {
          assert.match(error.message, part);
        }
        return true;
      },
    );
  });
});
