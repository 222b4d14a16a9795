import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { type CostEstimate, estimateCost } from "../../../../fleet/check/cost/estimate";
import type { ItemName } from "../../../../fleet/check/cost/priceTable";
import { UNKNOWN } from "../../../../fleet/check/offline/wire";
import { OfflineRunner } from "../../../../fleet/check/offline/runOffline";
import { accountOf, CONFIG, OWN_PROGRAM, projectWith } from "../fixtures";
import { resource } from "./resource";

const key = (props?: Record<string, unknown>) => resource("aws:kms/key:Key", props);
const alarm = (props: Record<string, unknown>) =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", {
    comparisonOperator: "GreaterThanThreshold",
    ...props,
  });
const filter = (metricTransformation: unknown, props?: Record<string, unknown>) =>
  resource("aws:cloudwatch/logMetricFilter:LogMetricFilter", { ...props, metricTransformation });
const secret = (props?: Record<string, unknown>) => resource("aws:secretsmanager/secret:Secret", props);
const action = (props: Record<string, unknown>) => resource("aws:budgets/budgetAction:BudgetAction", props);

const charges = { namespace: "AWS/Billing", metricName: "EstimatedCharges", period: 21_600, stat: "Maximum" };
const band = { id: "band", expression: "ANOMALY_DETECTION_BAND(charges, 2)", returnData: true };
const rootUse = { namespace: "Baseline", name: "RootUse", value: "1" };

/** Quantities by item. */
function quantities({ items }: CostEstimate): Partial<Record<ItemName, number>> {
  return Object.fromEntries(items.map(({ item, quantity }) => [item, quantity]));
}

describe("the cost estimate of a program's resources", () => {
  const cases: [what: string, resources: StackResource[], quantities: Partial<Record<ItemName, number>>][] = [
    ["each key", [key(), key()], { kmsKey: 2 }],
    [
      "an alarm as the metric that it reads",
      [alarm({ ...charges, statistic: "Maximum" })],
      { alarmMetric: 1 },
    ],
    [
      "an anomaly band as its metric and two bounds",
      [alarm({ metricQueries: [band, { id: "charges", metric: charges, returnData: true }] })],
      { alarmMetric: 3 },
    ],
    [
      "each metric of a calculation, also one with a dimension that is not known yet, and not the calculation",
      [
        alarm({
          metricQueries: [
            { id: "rate", expression: "100 * errors / calls" },
            { id: "errors", metric: { ...charges, dimensions: { FunctionName: UNKNOWN } } },
            { id: "calls", metric: charges },
          ],
        }),
      ],
      { alarmMetric: 2 },
    ],
    [
      "alarms with a period below a minute by their own price",
      [
        alarm({ ...charges, period: 10 }),
        alarm({ metricQueries: [band, { id: "charges", metric: { ...charges, period: 30 } }] }),
        alarm({ ...charges, period: 60 }),
      ],
      { highResolutionAlarmMetric: 4, alarmMetric: 1 },
    ],
    [
      "an alarm whose metric is not known yet",
      [alarm({ metricName: UNKNOWN, period: UNKNOWN })],
      { alarmMetric: 1 },
    ],
    [
      "the metric of log filters once where several write it, and that of each region",
      [filter(rootUse), filter({ ...rootUse }), filter(rootUse, { region: "eu-west-1" })],
      { filterMetric: 2 },
    ],
    [
      "filters whose metric is not known yet each",
      [filter({ name: UNKNOWN }), filter({ name: UNKNOWN })],
      { filterMetric: 2 },
    ],
    ["a secret and its replicas", [secret(), secret({ replicas: [{ region: "eu-west-1" }] })], { secret: 3 }],
    [
      "a budget with actions, however many",
      [action({ budgetName: "a" }), action({ budgetName: "a" }), action({ budgetName: "b" })],
      { actionBudget: 2 },
    ],
    [
      "budgets whose names are not known yet each",
      [action({ budgetName: UNKNOWN }), action({ budgetName: UNKNOWN })],
      { actionBudget: 2 },
    ],
    [
      "nothing for what is free, is no resource of AWS, or is a component or a provider",
      [
        "aws:iam/user:User",
        "aws:budgets/budget:Budget",
        "aws:sns/topic:Topic",
        "random:index/randomId:RandomId",
        "account-baseline:index:AccountBaseline",
        "pulumi:providers:aws",
      ].map((type) => resource(type)),
      {},
    ],
  ];
  for (const [what, resources, expected] of cases) {
    it(`counts ${what}`, () => {
      const estimate = estimateCost(resources);
      assert.deepEqual(quantities(estimate), expected);
      assert.deepEqual(estimate.unpriced, []);
    });
  }

  const onlyAwsKnows: [what: string, resources: StackResource[]][] = [
    [
      "an alarm on a query",
      [
        alarm({
          metricQueries: [
            { id: "q", expression: 'SELECT MAX(Errors) FROM "x"' },
            { id: "c", metric: charges },
          ],
        }),
      ],
    ],
    ["an alarm in PromQL", [alarm({ evaluationCriteria: { promqlCriteria: { query: "up" } } })]],
    ["an alarm with queries that are not known yet", [alarm({ metricQueries: UNKNOWN })]],
    [
      "an alarm with an expression that is not known yet",
      [
        alarm({
          metricQueries: [
            { id: "q", expression: UNKNOWN },
            { id: "c", metric: charges },
          ],
        }),
      ],
    ],
    [
      "an alarm with one query that is not known yet",
      [alarm({ metricQueries: [UNKNOWN, { id: "c", metric: charges }] })],
    ],
    ["a filter with a metric for each value", [filter({ ...rootUse, dimensions: { user: "$.user" } })]],
    ["a secret with replicas that are not known yet", [secret({ replicas: UNKNOWN })]],
    ["a type that is not in the table", [resource("aws:ec2/instance:Instance")]],
    ["a type of aws-native", [resource("aws-native:kms:Key")]],
  ];
  for (const [what, resources] of onlyAwsKnows) {
    it(`names ${what} as what has no price`, () => {
      assert.deepEqual(estimateCost([...resources, key()]), {
        ...estimateCost([key()]),
        unpriced: resources.map(({ type }) => type),
      });
    });
  }

  it("is exact to the cent, also where binary fractions are not", () => {
    const twelve = Array.from({ length: 12 }, () => alarm(charges));
    assert.deepEqual(estimateCost(twelve).items, [{ item: "alarmMetric", quantity: 12, monthlyUsd: 1.2 }]);
    const sum = estimateCost([alarm(charges), filter(rootUse), filter(rootUse), secret()]);
    assert.equal(sum.monthlyUsd, 0.8);
  });

  it("takes a month for 365 / 12 days", () => {
    assert.equal(estimateCost([action({ budgetName: "a" })]).monthlyUsd, 3.04);
  });

  it("says what keys cost that AWS rotates, once they have rotated twice", () => {
    const rotating = [key({ enableKeyRotation: true }), key({ enableKeyRotation: UNKNOWN })];
    const { monthlyUsd, rotatedMonthlyUsd } = estimateCost([...rotating, key({ enableKeyRotation: false })]);
    assert.deepEqual([monthlyUsd, rotatedMonthlyUsd], [3, 7]);
  });

  it("is nothing for nothing", () => {
    assert.deepEqual(estimateCost([]), { monthlyUsd: 0, rotatedMonthlyUsd: 0, items: [], unpriced: [] });
  });
});

describe("the cost estimate of the baseline", function () {
  this.timeout(10_000);

  /** Of what a program registers in an offline preview. */
  async function estimateOf(program: string): Promise<CostEstimate> {
    const project = projectWith({ "index.ts": program });
    const runner = new OfflineRunner(project);
    try {
      const run = await runner.run(accountOf("dev", CONFIG));
      assert.ok(run.ok, run.ok ? "" : run.errors.join());
      return estimateCost(run.resources);
    } finally {
      runner.end();
      project.remove();
    }
  }

  it("is one key and one alarm in the smallest config, and all of its types are in the price table", async () => {
    assert.deepEqual(await estimateOf(OWN_PROGRAM), {
      monthlyUsd: 1.1,
      rotatedMonthlyUsd: 3.1,
      items: [
        { item: "kmsKey", quantity: 1, monthlyUsd: 1 },
        { item: "alarmMetric", quantity: 1, monthlyUsd: 0.1 },
      ],
      unpriced: [],
    });
  });

  it("takes in what else a program registers, as the provider's types have it", async () => {
    const estimate = await estimateOf(`${OWN_PROGRAM}
      import * as aws from "@pulumi/aws";
      const budget = new aws.budgets.Budget("ec2", { budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "5", limitUnit: "USD" });
      const role = new aws.iam.Role("actions", { assumeRolePolicy: "{}" });
      for (const threshold of [80, 100])
        new aws.budgets.BudgetAction(\`stop-\${threshold}\`, {
          budgetName: budget.name,
          actionType: "APPLY_IAM_POLICY",
          approvalModel: "MANUAL",
          notificationType: "ACTUAL",
          executionRoleArn: role.arn,
          actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: threshold },
          definition: { iamActionDefinition: { policyArn: "arn:aws:iam::aws:policy/AWSDenyAll", roles: ["ci"] } },
          subscribers: [{ address: "ops@example.com", subscriptionType: "EMAIL" }],
        });
      new aws.cloudwatch.LogMetricFilter("root", {
        logGroupName: "trail",
        pattern: '{ $.userIdentity.type = "Root" }',
        metricTransformation: { namespace: "Baseline", name: "RootUse", value: "1" },
      });
      new aws.cloudwatch.MetricAlarm("band", {
        comparisonOperator: "GreaterThanUpperThreshold",
        evaluationPeriods: 1,
        thresholdMetricId: "band",
        metricQueries: [
          { id: "band", expression: "ANOMALY_DETECTION_BAND(charges, 2)", returnData: true },
          { id: "charges", metric: { namespace: "AWS/Billing", metricName: "EstimatedCharges", period: 21600, stat: "Maximum" } },
        ],
      });
      new aws.secretsmanager.Secret("login", { replicas: [{ region: "eu-west-1" }] });
      new aws.s3.Bucket("logs");`);
    assert.deepEqual(quantities(estimate), {
      kmsKey: 1,
      alarmMetric: 4,
      filterMetric: 1,
      secret: 2,
      actionBudget: 1,
    });
    assert.equal(estimate.monthlyUsd, 5.54);
    assert.deepEqual(estimate.unpriced, ["aws:s3/bucket:Bucket"]);
  });
});
