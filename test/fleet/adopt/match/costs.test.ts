import assert from "node:assert/strict";

import { type Choices, adoptCosts } from "../../../../fleet/adopt/match/costs";
import { UNKNOWN } from "../../../../fleet/check/offline/wire";
import { UsageError } from "../../../../fleet/usageError";
import { type Answers, fakeClients } from "../fakeClients";
import { adoptedBy, type Asked, emptyPlan, wantedOf } from "../wantedOf";

const ACCOUNT = "111122223333";
const OWN = `arn:aws:sns:us-east-1:${ACCOUNT}:`;
const KEY_ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k1`;
const COST = { BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit: { Amount: "900", Unit: "USD" } };
const ALARM = {
  Namespace: "AWS/Billing",
  MetricName: "EstimatedCharges",
  Dimensions: [{ Name: "Currency", Value: "USD" }],
  Threshold: 250,
  AlarmActions: [`${OWN}alerts`],
};
const KEY = {
  KeyId: "k1",
  Arn: KEY_ARN,
  AWSAccountId: ACCOUNT,
  KeyManager: "CUSTOMER",
  KeySpec: "SYMMETRIC_DEFAULT",
  KeyUsage: "ENCRYPT_DECRYPT",
};

const policyOf = (topic: string) => JSON.stringify({ Statement: [{ Resource: `${OWN}${topic}` }] });
const asked: Asked[] = [
  [
    "aws:budgets/budget:Budget",
    "monthly",
    { limitAmount: "250", limitUnit: "USD", timePeriodEnd: "2087-06-15_00:00" },
  ],
  [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "estimated-charges",
    { alarmActions: [UNKNOWN], threshold: 250, treatMissingData: "missing" },
  ],
  ["aws:sns/topic:Topic", "notifications", { name: "baseline-0000000", kmsMasterKeyId: UNKNOWN }],
  ["aws:sns/topicPolicy:TopicPolicy", "notifications-policy", { policy: policyOf("baseline-0000000") }],
  ["aws:kms/key:Key", "notifications-key", { enableKeyRotation: true }],
  ["aws:sns/topicSubscription:TopicSubscription", "notifications-ops@example.com", { protocol: "email" }],
];

function accountWith(changes: {
  budgets?: object[];
  alarms?: object[];
  key?: object;
  keyId?: string;
}): Answers {
  const { budgets = [], alarms = [], key = KEY, keyId = KEY_ARN } = changes;
  const subscription = (Endpoint: string, SubscriptionArn: string) => ({
    Protocol: "email",
    Endpoint,
    SubscriptionArn,
  });
  return {
    DescribeBudgets: () => ({ Budgets: budgets }),
    DescribeNotificationsForBudget: () => ({}),
    ListTagsForResource: () => ({}),
    DescribeAlarms: () => ({ MetricAlarms: alarms }),
    GetTopicAttributes: ({ TopicArn = "" }) => ({
      Attributes: { KmsMasterKeyId: keyId, Policy: policyOf(TopicArn.slice(OWN.length)) },
    }),
    ListSubscriptionsByTopic: () => ({
      Subscriptions: [subscription("ops@example.com", "arn:s1"), subscription("x@example.com", "arn:s2")],
    }),
    GetSubscriptionAttributes: () => ({ Attributes: {} }),
    DescribeKey: () => ({ KeyMetadata: key }),
    GetKeyPolicy: () => ({}),
    GetKeyRotationStatus: () => ({ KeyRotationEnabled: true }),
    ListResourceTags: () => ({ Tags: [] }),
  };
}

async function planOf(account: Parameters<typeof accountWith>[0], choices: Choices = {}) {
  const plan = emptyPlan();
  const stack = { accountId: ACCOUNT, region: "eu-central-1" };
  await adoptCosts(fakeClients(accountWith(account)), wantedOf(...asked), plan, stack, choices);
  return plan;
}

describe("adoptCosts, of budgets", () => {
  it("adopts the only one that the monthly one can be", async () => {
    const plan = await planOf({
      budgets: [
        { ...COST, BudgetName: "company" },
        { ...COST, BudgetName: "yearly", TimeUnit: "ANNUALLY" },
        { ...COST, BudgetName: "usage", BudgetType: "USAGE" },
        { ...COST, BudgetName: "filtered", CostFilters: { Service: ["Amazon S3"] } },
        { ...COST, BudgetName: "adjusting", AutoAdjustData: { AutoAdjustType: "FORECAST" } },
      ],
    });
    assert.deepEqual(adoptedBy(plan), { monthly: [`${ACCOUNT}:company`, { limitAmount: "900" }] });
    assert.deepEqual(plan.leftAlone, [
      "budget yearly",
      "budget usage",
      "budget filtered",
      "budget adjusting",
    ]);
  });

  const two = [
    { ...COST, BudgetName: "one" },
    { ...COST, BudgetName: "two" },
  ];
  it("adopts none of several before it is told which, or that it is none", async () => {
    const plan = await planOf({ budgets: two });
    assert.deepEqual(plan.undecided, [
      { what: "monthly budget", candidates: ["one", "two"], flag: "budget" },
    ]);
    assert.deepEqual(
      (await planOf({ budgets: two }, { budget: "two" })).adopted.map(({ id }) => id),
      [`${ACCOUNT}:two`],
    );
    const none = await planOf({ budgets: two }, { budget: false });
    assert.deepEqual([none.adopted, none.undecided], [[], []]);
  });

  it("refuses one that is not there, with those that are", async () => {
    await assert.rejects(planOf({ budgets: two }, { budget: "three" }), (error: Error) => {
      assert.ok(error instanceof UsageError);
      assert.match(
        error.message,
        /^--budget three: no such monthly cost budget.*; the account has one, two$/,
      );
      return true;
    });
  });
});

describe("adoptCosts, of alarms", () => {
  const charges = { ...ALARM, AlarmName: "charges" };

  it("adopts that on the total, with its topic, the topic's policy and key, and what is subscribed", async () => {
    const alarms = [
      charges,
      {
        ...ALARM,
        AlarmName: "s3",
        Dimensions: [...ALARM.Dimensions, { Name: "ServiceName", Value: "AmazonS3" }],
      },
      { AlarmName: "cpu", Namespace: "AWS/EC2", MetricName: "CPUUtilization" },
    ];
    const plan = await planOf({ alarms });
    assert.deepEqual(adoptedBy(plan), {
      "estimated-charges": ["charges"],
      notifications: [`${OWN}alerts`],
      "notifications-policy": [`${OWN}alerts`],
      "notifications-key": ["k1"],
      "notifications-ops@example.com": ["arn:s1"],
    });
    assert.deepEqual(plan.leftAlone, [
      "billing alarm s3",
      "email subscription of x@example.com to SNS topic alerts",
    ]);
    assert.match(plan.notes.join("\n"), /^KMS key k1: if it has other uses than the topic/);
  });

  it("keeps another spelling of the same key without showing it", async () => {
    const plan = await planOf({ alarms: [charges], keyId: "alias/alerts" });
    assert.deepEqual(adoptedBy(plan)["notifications"], [`${OWN}alerts`, { kmsMasterKeyId: null }]);
  });

  for (const [what, key] of [
    ["of AWS", { ...KEY, KeyManager: "AWS" }],
    ["of another account", { ...KEY, AWSAccountId: "999999999999" }],
    ["that is to be deleted", { ...KEY, KeyState: "PendingDeletion" }],
    ["for signatures", { ...KEY, KeyUsage: "SIGN_VERIFY", KeySpec: "RSA_2048" }],
  ] as const) {
    it(`adopts no key ${what}`, async () => {
      assert.ok(!("notifications-key" in adoptedBy(await planOf({ alarms: [charges], key }))));
    });
  }

  it("keeps the topic that an alarm has where a deploy makes another", async () => {
    const plan = await planOf({ alarms: [charges] }, { topic: false });
    assert.deepEqual(adoptedBy(plan), {
      "estimated-charges": ["charges", { alarmActions: [`${OWN}alerts`] }],
    });
  });

  it("asks which topic is meant, and takes one of the account in us-east-1 only", async () => {
    const AlarmActions = [`${OWN}a`, `${OWN}b`, "arn:aws:sns:us-east-1:999999999999:c", "arn:aws:ssm:x"];
    const several = [{ ...charges, AlarmActions }];
    const plan = await planOf({ alarms: several });
    assert.deepEqual(plan.undecided, [
      { what: "topic of the billing alarm", candidates: ["a", "b"], flag: "topic" },
    ]);
    assert.deepEqual(adoptedBy(await planOf({ alarms: several }, { topic: "b" }))["notifications"], [
      `${OWN}b`,
    ]);
  });
});
