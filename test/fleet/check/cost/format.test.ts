import assert from "node:assert/strict";

import { type CostEstimate, estimateCost } from "../../../../fleet/check/cost/estimate";
import { formatCost } from "../../../../fleet/check/cost/format";
import { PRICES } from "../../../../fleet/check/cost/priceTable";
import { resource } from "./resource";

/** Of the smallest config: a key that rotates, and an alarm. */
const SMALLEST = estimateCost([
  resource("aws:kms/key:Key", { enableKeyRotation: true }),
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", { metricName: "EstimatedCharges", period: 21_600 }),
]);
const WITH_BUDGET: CostEstimate = estimateCost([
  resource("aws:budgets/budgetAction:BudgetAction", { budgetName: "a" }),
  resource("aws:ec2/instance:Instance"),
]);
const PRICES_OF = `us-east-1 prices of ${PRICES.asOf} before AWS's free quotas, which an organization has only once`;

describe("the cost in the report of a check", () => {
  it("is the items of one account, with their prices", () => {
    assert.deepEqual(formatCost([SMALLEST], 1), [
      `estimated cost of the baseline itself: $1.10 a month; $3.10 once keys have rotated twice; ${PRICES_OF}`,
      "  1 × KMS key at $1.00 a month: $1.00",
      "  1 × CloudWatch alarm metric at $0.10 a month: $0.10; free: 10 a month",
    ]);
    assert.deepEqual(formatCost([WITH_BUDGET], 1), [
      `estimated cost of the baseline itself: $3.04 a month; not priced: aws:ec2/instance:Instance; ${PRICES_OF}`,
      "  1 × budget with actions at $0.10 a day: $3.04; free: 62 budget-days a month",
    ]);
  });

  it("is one line for a fleet", () => {
    const fleet = Array.from({ length: 2_000 }, () => SMALLEST);
    assert.deepEqual(formatCost(fleet, 2_000), [
      `estimated cost of the baseline itself: $2,200.00 a month for 2,000 accounts, $1.10 an account; $6,200.00 once keys have rotated twice; ${PRICES_OF}`,
    ]);
  });

  it("gives the range where accounts differ, and says which are left out", () => {
    assert.deepEqual(formatCost([SMALLEST, WITH_BUDGET, SMALLEST], 4), [
      `estimated cost of the baseline itself: $5.24 a month for 3 accounts, $1.10 to $3.04 an account; $9.24 once keys have rotated twice; not priced: aws:ec2/instance:Instance; 1 account without an estimate left out; ${PRICES_OF}`,
    ]);
  });

  it("has no items for one of two accounts, of which the other failed", () => {
    const [line = "", ...items] = formatCost([SMALLEST], 2);
    assert.match(
      line,
      /\$1\.10 a month for 1 account, \$1\.10 an account; .*1 account without an estimate left out/,
    );
    assert.deepEqual(items, []);
  });

  it("is nothing where no account has an estimate", () => {
    assert.deepEqual(formatCost([], 3), []);
  });
});
