import assert from "node:assert/strict";

import { budgetWithReachableSubscriber } from "../../../policy-pack/rules/budgetWithReachableSubscriber";
import {
  ACCOUNT,
  allowService,
  baseline,
  document,
  OTHER_ACCOUNT,
  report,
  resource,
  TOPIC_ARN,
  UNKNOWN,
  type Changes,
} from "./fixtures";

const BUDGETS = "budgets.amazonaws.com";
const notify = (notification: object) => ({ budget: { notifications: [notification] } });
const byTopic = (...subscriberSnsTopicArns: unknown[]) => notify({ subscriberSnsTopicArns });

const passing: Record<string, Changes> = {
  "an e-mail address": {},
  "a budget that has no filters": { budget: { costFilters: [], filterExpression: undefined } },
  "a topic that lets Budgets publish": byTopic(UNKNOWN),
  "such a topic by its ARN": byTopic(TOPIC_ARN),
  "a topic with a policy on this very budget": {
    ...byTopic(UNKNOWN),
    topicPolicy: {
      policy: document(
        allowService(BUDGETS, {
          Condition: { ArnLike: { "aws:SourceArn": `arn:aws:budgets::${ACCOUNT}:budget/monthly` } },
        }),
      ),
    },
  },
  "one subscriber among others that hear nothing": {
    budget: {
      notifications: [
        { subscriberSnsTopicArns: ["arn:aws:sns:us-east-1:444455556666:elsewhere"] },
        { subscriberEmailAddresses: ["ops@example.com"], subscriberSnsTopicArns: [UNKNOWN, UNKNOWN] },
      ],
    },
  },
};

const blocked: Record<string, [Changes, RegExp]> = {
  "no budget": [{ budget: "none" }, /has no aws\.budgets\.Budget/],
  "a budget of usage": [{ budget: { budgetType: "USAGE" } }, /budgetType is USAGE, which counts no costs/],
  "a budget of who knows what": [{ budget: { budgetType: UNKNOWN } }, /budgetType is not known/],
  "a budget of one service": [
    { budget: { costFilters: [{ name: "Service", values: ["AWS Lambda"] }] } },
    /a part of the costs only, by costFilters/,
  ],
  "a budget of what an expression picks": [
    { budget: { filterExpression: { tags: { key: "team", values: ["shop"] } } } },
    /a part of the costs only, by filterExpression/,
  ],
  "a budget with filters that come from a resource": [
    {
      budget: { costFilters: UNKNOWN },
      budgetFrom: { costFilters: [resource("aws:iam/user:User", "alice", {})] },
    },
    /a part of the costs only, by costFilters/,
  ],
  "a budget without notifications": [{ budget: { notifications: undefined } }, /no notification with/],
  "a notification without subscribers": [notify({}), /no notification with a subscriber/],
  "notifications that are not known": [{ budget: { notifications: UNKNOWN } }, /notifications are not known/],
  "an address that is none": [notify({ subscriberEmailAddresses: ["ops"] }), /"ops" is no e-mail address/],
  "an address that is not known": [notify({ subscriberEmailAddresses: [UNKNOWN] }), /address is not known/],
  "a topic outside the stack": [
    byTopic(`arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:elsewhere`),
    /elsewhere is no topic of this stack/,
  ],
  "a topic that may be one of several": [byTopic(UNKNOWN, UNKNOWN), /may be one of several/],
  "a topic that lets CloudWatch only publish": [
    { ...byTopic(UNKNOWN), topicPolicy: { policy: document(allowService("cloudwatch.amazonaws.com")) } },
    /does not allow budgets\.amazonaws\.com sns:Publish/,
  ],
  "SNS's default policy, which does not let Budgets in": [
    { ...byTopic(UNKNOWN), topicPolicy: "none" },
    /does not allow budgets\.amazonaws\.com/,
  ],
  "a key that does not let Budgets in": [
    { ...byTopic(UNKNOWN), key: { policy: UNKNOWN } },
    /whose policy does not allow budgets\.amazonaws\.com/,
  ],
};

describe("budget-with-reachable-subscriber", () => {
  const judge = (changes: Changes, options = {}) =>
    report(budgetWithReachableSubscriber, baseline(changes), options);

  for (const [what, changes] of Object.entries(passing)) {
    it(`passes ${what}`, async () => {
      assert.deepEqual(await judge(changes), {});
    });
  }
  for (const [what, [changes, message]] of Object.entries(blocked)) {
    it(`blocks ${what}`, async () => {
      assert.match((await judge(changes))["budget"] ?? "", message);
    });
  }

  it("applies to stacks without the baseline only where the config says so", async () => {
    const other: Changes = { component: "my:index:Thing", budget: "none" };
    assert.deepEqual(await judge(other), {});
    assert.deepEqual(Object.keys(await judge(other, { everyStack: true })), ["budget"]);
  });
});
