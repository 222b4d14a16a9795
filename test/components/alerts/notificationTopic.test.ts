import assert from "node:assert/strict";

import type { NotificationTargetsArgs } from "../../../components";
import { deployBaseline } from "../../support/deployBaseline";

const SLACK = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
const TEAMS = "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration";
const everywhere = {
  https: ["https://example.com/hook"],
  sqs: ["arn:aws:sqs:us-east-1:111122223333:alerts"],
  lambda: ["arn:aws:lambda:us-east-1:111122223333:function:alerts"],
  slack: [{ teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
  teams: [
    {
      teamId: "0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e",
      tenantId: "1a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e",
      channelId: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
    },
  ],
} satisfies NotificationTargetsArgs;

describe("the targets of notifications", () => {
  it("are e-mail alone by default", async () => {
    const { all, resources } = await deployBaseline();
    assert.deepEqual(
      all("aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs["protocol"]),
      ["email"],
    );
    assert.ok(!resources.some(({ type }) => type.startsWith("aws:chatbot/")));
  });

  it("subscribe to every topic, each under a name of its own", async () => {
    const { all } = await deployBaseline({
      notificationTargets: everywhere,
      signInAlerts: { logGroup: "trail", logGroupRegion: "eu-west-1" },
    });
    const subscriptions = all("aws:sns/topicSubscription:TopicSubscription").map(({ name, inputs }) => [
      name,
      inputs["protocol"],
      inputs["endpoint"],
    ]);
    const expected = ["baseline-notifications", "baseline-sign-in-alerts-eu-west-1-notifications"].flatMap(
      (topic) =>
        [
          ["email", "ops@example.com"],
          ["https", "https://example.com/hook"],
          ["sqs", "arn:aws:sqs:us-east-1:111122223333:alerts"],
          ["lambda", "arn:aws:lambda:us-east-1:111122223333:function:alerts"],
        ].map(([protocol, endpoint = ""]) => [`${topic}-${endpoint}`, protocol, endpoint]),
    );
    assert.deepEqual(subscriptions.sort(), expected.sort());
  });

  it("are chat channels for all topics, in which nobody can do anything", async () => {
    const { one } = await deployBaseline({
      notificationTargets: everywhere,
      signInAlerts: { logGroup: "trail", logGroupRegion: "eu-west-1" },
    });
    const shared = {
      iamRoleArn: "arn:aws:iam:::baseline-chat",
      guardrailPolicyArns: ["arn:aws:iam::aws:policy/AWSDenyAll"],
      snsTopicArns: [
        "arn:aws:sns:::baseline-notifications",
        "arn:aws:sns:::baseline-sign-in-alerts-eu-west-1-notifications",
      ],
      tags: {},
    };
    assert.deepEqual(one(SLACK).inputs, {
      ...shared,
      configurationName: "baseline-chat-C07EZ1ABC23",
      slackTeamId: "T07EA123LEP",
      slackChannelId: "C07EZ1ABC23",
    });
    assert.deepEqual(one(TEAMS).inputs, {
      ...shared,
      configurationName: "baseline-chat-0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e",
      ...everywhere.teams[0],
    });
  });

  describe("are missing, which a warning says", () => {
    const warningsWhere = async (pendingConfirmation: boolean, targets: NotificationTargetsArgs = {}) => {
      const { warnings } = await deployBaseline({ notificationTargets: targets }, { pendingConfirmation });
      return warnings;
    };

    it("where nobody has confirmed", async () => {
      const [warning, ...others] = await warningsWhere(true);
      assert.match(warning ?? "", /no subscription of the topic baseline-notifications-\w+ is confirmed/);
      assert.deepEqual(others, []);
    });

    it("but not where someone has, or a chat channel listens", async () => {
      assert.deepEqual(await warningsWhere(false), []);
      assert.deepEqual(await warningsWhere(true, { slack: everywhere.slack }), []);
    });
  });
});
