import assert from "node:assert/strict";
import { checkConfig } from "../../../sandbox/aws-plugin/config";
import { resourceTypes } from "../../../sandbox/aws-plugin/resources";
import { validate } from "../../../sandbox/aws-plugin/validate";
import { UNKNOWN } from "../../../sandbox/aws-plugin/wire";

const NOTIFICATION = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  threshold: 80,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["a@example.com"],
};
const BUDGET = {
  name: "monthly",
  budgetType: "COST",
  timeUnit: "MONTHLY",
  timePeriodEnd: "2087-06-15_00:00",
  limitAmount: "100",
  limitUnit: "USD",
  notifications: [NOTIFICATION],
};
const USER = { name: "alice", path: "/", forceDestroy: false };

describe("the stand-in aws plugin: what it refuses", () => {
  const cases: { what: string; type: string; inputs: Record<string, unknown>; message: RegExp }[] = [
    {
      what: "an unknown property",
      type: "aws:iam/user:User",
      inputs: { ...USER, nmae: "x" },
      message:
        /aws:iam\/user:User: the stand-in does not know the property "nmae"; it knows forceDestroy, name/,
    },
    {
      what: "a property of the wrong shape, with its value",
      type: "aws:iam/user:User",
      inputs: { ...USER, forceDestroy: "yes" },
      message: /aws:iam\/user:User: "forceDestroy" is "yes": .*expected boolean/,
    },
    {
      what: "a missing property",
      type: "aws:iam/groupPolicy:GroupPolicy",
      inputs: { name: "x", policy: "{}" },
      message: /"group" is required/,
    },
    {
      what: "a user name that IAM does not allow",
      type: "aws:iam/user:User",
      inputs: { ...USER, name: "alice smith" },
      message: /"name" is "alice smith": IAM allows letters, digits/,
    },
    {
      what: "a policy that is not JSON",
      type: "aws:iam/groupPolicy:GroupPolicy",
      inputs: { name: "x", group: "g", policy: "allow all" },
      message: /"policy" is "allow all": expected a policy document/,
    },
    {
      what: "11 e-mail addresses in a notification",
      type: "aws:budgets/budget:Budget",
      inputs: { ...BUDGET, notifications: [{ ...NOTIFICATION, subscriberEmailAddresses: emails(11) }] },
      message: /at most 10 e-mail addresses a notification/,
    },
    {
      what: "2 SNS topics in a notification",
      type: "aws:budgets/budget:Budget",
      inputs: {
        ...BUDGET,
        notifications: [{ ...NOTIFICATION, subscriberSnsTopicArns: [topic("a"), topic("b")] }],
      },
      message: /at most 1 SNS topic a notification/,
    },
    {
      what: "a notification to nobody",
      type: "aws:budgets/budget:Budget",
      inputs: { ...BUDGET, notifications: [{ ...NOTIFICATION, subscriberEmailAddresses: [] }] },
      message: /at least 1 subscriber/,
    },
    {
      what: "11 notifications",
      type: "aws:budgets/budget:Budget",
      inputs: {
        ...BUDGET,
        notifications: Array.from({ length: 11 }, (_, index) => ({ ...NOTIFICATION, threshold: index + 1 })),
      },
      message: /at most 10 notifications a budget/,
    },
    {
      what: "the same notification twice",
      type: "aws:budgets/budget:Budget",
      inputs: {
        ...BUDGET,
        notifications: [NOTIFICATION, { ...NOTIFICATION, subscriberEmailAddresses: ["b@example.com"] }],
      },
      message: /two notifications are the same/,
    },
    {
      what: "a limit that is no amount",
      type: "aws:budgets/budget:Budget",
      inputs: { ...BUDGET, limitAmount: "$100" },
      message: /"limitAmount" is "\$100": expected an amount/,
    },
    {
      what: "an alarm without statistic",
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      inputs: {
        name: "a",
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        treatMissingData: "missing",
        actionsEnabled: true,
        region: "us-east-1",
      },
      message: /one of statistic and extendedStatistic must be given/,
    },
  ];
  for (const { what, type, inputs, message } of cases) {
    it(what, () => {
      const reasons = failuresOf(type, inputs);
      assert.equal(reasons.length, 1, reasons.join("\n"));
      assert.match(reasons[0] ?? "", message);
    });
  }

  it("nothing that is not known yet, at any depth, and still what is known beside it", () => {
    assert.deepEqual(failuresOf("aws:iam/user:User", { ...USER, forceDestroy: UNKNOWN, tags: UNKNOWN }), []);
    assert.deepEqual(failuresOf("aws:budgets/budget:Budget", { ...BUDGET, notifications: UNKNOWN }), []);
    const notification = { ...NOTIFICATION, subscriberSnsTopicArns: [UNKNOWN] };
    assert.deepEqual(
      failuresOf("aws:budgets/budget:Budget", { ...BUDGET, notifications: [notification] }),
      [],
    );
    assert.match(
      failuresOf("aws:budgets/budget:Budget", {
        ...BUDGET,
        limitAmount: "$1",
        notifications: [notification],
      }).join(),
      /limitAmount/,
    );
  });

  it("a wrong configuration of the provider, without showing a key", () => {
    const reasons = (config: Record<string, unknown>, environment: Record<string, string> = {}): string =>
      checkConfig(config, environment)
        .map(({ reason }) => reason)
        .join("\n");
    assert.equal(
      reasons({
        region: "eu-central-1",
        version: "7.48.0",
        skipCredentialsValidation: "false",
        allowedAccountIds: '["111122223333"]',
        assumeRoles: '[{"roleArn":"arn:aws:iam::111122223333:role/Deploy","duration":"1h30m"}]',
      }),
      "",
    );
    assert.match(
      reasons({ region: "eu-central-1", allowedAccountIds: "[123]" }),
      /"allowedAccountIds.0" is 123/,
    );
    assert.match(reasons({ region: "frankfurt" }), /expected an AWS region/);
    assert.match(reasons({ region: "eu-central-1", regoin: "x" }), /does not know the property "regoin"/);
    assert.match(reasons({}), /"region" is required/);
    assert.equal(
      reasons({}, { AWS_REGION: "eu-central-1" }),
      "",
      "a default provider has the region of the environment",
    );
    const key = reasons({ region: "eu-central-1", secretKey: 42_424_242 });
    assert.match(key, /"secretKey" is \[secret\]/);
    assert.doesNotMatch(key, /4242/);
  });
});

function failuresOf(token: string, inputs: Record<string, unknown>): string[] {
  const type = resourceTypes().get(token);
  assert.ok(type);
  return validate(type.schema, token, inputs).map(({ reason }) => reason);
}

function emails(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `a${index}@example.com`);
}

function topic(name: string): string {
  return `arn:aws:sns:us-east-1:111122223333:${name}`;
}
