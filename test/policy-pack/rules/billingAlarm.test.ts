import assert from "node:assert/strict";

import { billingAlarm } from "../../../policy-pack/rules/billingAlarm";
import {
  ACCOUNT,
  ALARM_NAME,
  allowService,
  baseline,
  document,
  OTHER_ACCOUNT,
  report,
  TOPIC_ARN,
  UNKNOWN,
  type Changes,
} from "./fixtures";

const CLOUDWATCH = "cloudwatch.amazonaws.com";
const DENY_WITHOUT_TLS = {
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const topicPolicy = (...statements: object[]) => ({ topicPolicy: { policy: document(...statements) } });
const onAlarm = (arn: string) => ({ Condition: { ArnLike: { "aws:SourceArn": arn } } });

const passing: Record<string, Changes> = {
  "an alarm whose topic lets CloudWatch publish": {},
  "a topic known by its ARN": { alarm: { alarmActions: [TOPIC_ARN] } },
  "a topic with a policy on this very alarm": topicPolicy(
    allowService(CLOUDWATCH, onAlarm(`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:${ALARM_NAME}`)),
  ),
  "a policy that denies what is not encrypted": topicPolicy(allowService(CLOUDWATCH), DENY_WITHOUT_TLS),
  "SNS's default policy": { topicPolicy: "none" },
  "SNS's default policy, as an existing topic shows it": {
    topicPolicy: "none",
    topic: {
      policy: document({
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["SNS:Subscribe", "SNS:Publish"],
        Resource: TOPIC_ARN,
        Condition: { StringEquals: { "AWS:SourceOwner": ACCOUNT } },
      }),
    },
  },
  "a topic that is not encrypted": { topic: { kmsMasterKeyId: undefined } },
  "an action beside others": {
    alarm: { alarmActions: [UNKNOWN, `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:elsewhere`] },
  },
};

const blocked: Record<string, [Changes, RegExp]> = {
  "no alarm": [{ alarm: "none" }, /has no alarm on AWS\/Billing EstimatedCharges/],
  "an alarm on something else": [{ alarm: { metricName: "Errors" } }, /has no alarm/],
  "an alarm elsewhere": [
    { alarm: { region: "eu-west-1" } },
    /is in eu-west-1, and the metric is in us-east-1/,
  ],
  "an alarm in a region that is not known": [
    { alarm: { region: undefined }, provider: { region: undefined } },
    /a region that is not known/,
  ],
  "an alarm that is switched off": [{ alarm: { actionsEnabled: false } }, /actionsEnabled is false/],
  "an alarm that may be switched off": [
    { alarm: { actionsEnabled: UNKNOWN } },
    /actionsEnabled is not known/,
  ],
  "an alarm on one service": [
    { alarm: { dimensions: { Currency: "USD", ServiceName: "AmazonEC2" } } },
    /watches a part of the charges only, by ServiceName/,
  ],
  "an alarm on one account of several": [
    { alarm: { dimensions: { LinkedAccount: OTHER_ACCOUNT, Currency: "USD" } } },
    /a part of the charges only, by LinkedAccount/,
  ],
  "an alarm on a metric that has no data": [{ alarm: { dimensions: undefined } }, /no dimension Currency/],
  "an alarm on who knows what": [{ alarm: { dimensions: UNKNOWN } }, /dimensions are not known/],
  "an alarm without actions": [{ alarm: { alarmActions: [] } }, /no alarmActions/],
  "an alarm with a topic outside the stack": [
    { alarm: { alarmActions: [`arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:elsewhere`] } },
    /elsewhere is no topic of this stack/,
  ],
  "actions that may come from several resources": [
    { alarm: { alarmActions: [UNKNOWN, UNKNOWN] } },
    /may come from several resources/,
  ],
  "a topic in another region": [{ topic: { region: "eu-west-1" } }, /topic .* is in eu-west-1/],
  "a topic that lets another service publish": [
    topicPolicy(allowService("events.amazonaws.com")),
    /does not allow cloudwatch\.amazonaws\.com sns:Publish for account 111122223333/,
  ],
  "a topic that lets CloudWatch subscribe": [
    topicPolicy(allowService(CLOUDWATCH, { Action: "sns:Subscribe" })),
    /does not allow/,
  ],
  "a policy on another topic": [
    topicPolicy(allowService(CLOUDWATCH, { Resource: `${TOPIC_ARN}-2` })),
    /does not allow/,
  ],
  "a policy for another account's alarms": [
    topicPolicy(
      allowService(CLOUDWATCH, { Condition: { StringEquals: { "aws:SourceAccount": OTHER_ACCOUNT } } }),
    ),
    /does not allow/,
  ],
  "a policy for another alarm": [
    topicPolicy(allowService(CLOUDWATCH, onAlarm(`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:other`))),
    /does not allow/,
  ],
  "a condition that cannot be decided": [
    topicPolicy(allowService(CLOUDWATCH, { Condition: { StringEquals: { "aws:RequestTag/a": "b" } } })),
    /does not allow/,
  ],
  "a Deny that hits CloudWatch": [
    topicPolicy(allowService(CLOUDWATCH), { ...DENY_WITHOUT_TLS, Condition: undefined }),
    /does not allow/,
  ],
  "a policy that is not known yet": [{ topicPolicy: { policy: UNKNOWN } }, /not known in the preview/],
  "an account that is not known": [
    { provider: { allowedAccountIds: undefined } },
    /not known: give the provider/,
  ],
  "SNS's own key": [
    { topic: { kmsMasterKeyId: "alias/aws/sns" } },
    /alias\/aws\/sns, which lets no service publish/,
  ],
  "a key that does not let CloudWatch in": [
    { key: { policy: document(allowService("budgets.amazonaws.com", { Action: "kms:*", Resource: "*" })) } },
    /key key, whose policy does not allow cloudwatch\.amazonaws\.com kms:Decrypt/,
  ],
  "a key that lets CloudWatch decrypt only": [
    { key: { policy: document(allowService(CLOUDWATCH, { Action: "kms:Decrypt", Resource: "*" })) } },
    /whose policy does not allow/,
  ],
  "a key with KMS's default policy": [{ key: { policy: UNKNOWN } }, /whose policy does not allow/],
  "a key outside the stack": [{ topic: { kmsMasterKeyId: "alias/theirs" } }, /not in this stack/],
};

describe("billing-alarm", () => {
  const judge = (changes: Changes, options = {}) => report(billingAlarm, baseline(changes), options);

  for (const [what, changes] of Object.entries(passing)) {
    it(`passes ${what}`, async () => {
      assert.deepEqual(await judge(changes), {});
    });
  }
  for (const [what, [changes, message]] of Object.entries(blocked)) {
    it(`blocks ${what}`, async () => {
      assert.match((await judge(changes))["billing alarm"] ?? "", message);
    });
  }

  it("applies to stacks without the baseline only where the config says so", async () => {
    const other: Changes = { component: "my:index:Thing", alarm: "none" };
    assert.deepEqual(await judge(other), {});
    assert.deepEqual(Object.keys(await judge(other, { everyStack: true })), ["billing alarm"]);
  });
});
