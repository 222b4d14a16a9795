import assert from "node:assert/strict";

import type { SignInAlertsArgs } from "../../../components";
import { ROOT_USE, SIGN_IN_WITHOUT_MFA } from "../../../components/documents/signInAlerts";
import { deployBaseline } from "../../support/deployBaseline";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const BUS = "arn:aws:events:us-east-1:111122223333:event-bus/default";

const deploy = (signInAlerts: SignInAlertsArgs = {}, region = "eu-central-1") =>
  deployBaseline({ signInAlerts, region, tags: { team: "security" } });

describe("sign-in alerts", () => {
  it("are not made by default", async () => {
    const { resources } = await deployBaseline();
    assert.deepEqual(
      resources.filter(({ type }) => /event|SignIn|:Role$/.test(type)),
      [],
    );
  });

  it("watch for both in us-east-1, also in calls that only read, and send a message to the topic", async () => {
    const { one } = await deploy();
    for (const [id, pattern] of [
      ["root-use", ROOT_USE],
      ["no-mfa", SIGN_IN_WITHOUT_MFA],
    ] as const) {
      const { inputs } = one(RULE, id);
      assert.deepEqual(JSON.parse(inputs["eventPattern"] as string), pattern);
      assert.equal(inputs["state"], "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
      assert.equal(inputs["region"], undefined);
      const target = one(TARGET, id);
      assert.equal(target.inputs["arn"], "arn:aws:sns:::baseline-notifications");
      assert.equal(target.inputs["roleArn"], "arn:aws:iam:::baseline-sign-in-alerts");
      assert.ok(
        target.dependencies.includes("baseline-sign-in-alerts-publish"),
        "after the role may publish",
      );
      assert.match(target.provider ?? "", /baseline-billing-id$/);
    }
  });

  it("name the account, the call, the place and the address in the message", async () => {
    const { one } = await deploy();
    const { inputPaths, inputTemplate } = one(TARGET, "root-use").inputs["inputTransformer"] as {
      inputPaths: Record<string, string>;
      inputTemplate: string;
    };
    const used = [...inputTemplate.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name);
    assert.deepEqual(used.sort(), Object.keys(inputPaths).sort());
    assert.equal(typeof JSON.parse(inputTemplate), "string", "a template is text in quotes");
  });

  it("pass on what is seen where users sign in, and in the home region", async () => {
    const { all } = await deploy();
    const passing = all(TARGET).filter(({ inputs }) => inputs["arn"] === BUS);
    assert.deepEqual(passing.map(({ inputs }) => inputs["region"]).sort(), [
      "ap-southeast-2",
      "eu-central-1",
      "eu-north-1",
      "us-east-2",
    ]);
    const rules = all(RULE).filter(({ inputs }) => inputs["region"] !== undefined);
    for (const { inputs } of rules) {
      assert.deepEqual(JSON.parse(inputs["eventPattern"] as string), {
        $or: [ROOT_USE, SIGN_IN_WITHOUT_MFA],
      });
    }
  });

  it("pass on from the given regions only, and never from us-east-1 to itself", async () => {
    const { all } = await deploy({ regions: ["us-east-1", "us-west-2"] }, "us-east-1");
    assert.deepEqual(
      all(TARGET).flatMap(({ inputs }) => inputs["region"] ?? []),
      ["us-west-2"],
    );
  });

  it("tag what can be tagged", async () => {
    const { resources } = await deploy({ logGroup: "trail" });
    const taggable = resources.filter(({ type }) => /:(EventRule|Role|MetricAlarm|Topic|Key)$/.test(type));
    assert.ok(taggable.length > 10);
    for (const { name, inputs } of taggable) assert.deepEqual(inputs["tags"], { team: "security" }, name);
  });

  it("alarm on the log group of a trail, with a topic in its region", async () => {
    const { one, all } = await deploy({ logGroup: "trail", logGroupRegion: "eu-west-1" });
    const [filter] = all("aws:cloudwatch/logMetricFilter:LogMetricFilter");
    assert.equal(all("aws:cloudwatch/logMetricFilter:LogMetricFilter").length, 2);
    assert.equal(filter?.inputs["logGroupName"], "trail");
    assert.equal(filter.inputs["region"], "eu-west-1");
    const alarm = one(ALARM, "root-use").inputs;
    assert.deepEqual(
      { namespace: alarm["namespace"], name: alarm["metricName"], value: "1" },
      filter.inputs["metricTransformation"],
    );
    assert.equal(alarm["region"], "eu-west-1");
    assert.deepEqual(alarm["alarmActions"], [
      "arn:aws:sns:::baseline-sign-in-alerts-eu-west-1-notifications",
    ]);
    const topicOf = "-eu-west-1-notifications";
    for (const [type, name] of [
      ["aws:sns/topic:Topic", topicOf],
      ["aws:sns/topicPolicy:TopicPolicy", `${topicOf}-policy`],
      ["aws:kms/key:Key", `${topicOf}-key`],
      ["aws:sns/topicSubscription:TopicSubscription", `${topicOf}-ops@example.com`],
    ] as const) {
      assert.equal(one(type, name).inputs["region"], "eu-west-1", type);
    }
    const policy = one("aws:sns/topicPolicy:TopicPolicy", `${topicOf}-policy`).inputs["policy"] as string;
    assert.match(policy, /arn:aws:cloudwatch:eu-west-1:111122223333:alarm:\*/);
    assert.match(policy, /arn:aws:sns:eu-west-1:111122223333:/);
  });

  it("alarm to the one topic where the log group is in us-east-1", async () => {
    const { one, all } = await deploy({ logGroup: "trail", logGroupRegion: "us-east-1" });
    assert.deepEqual(one(ALARM, "no-mfa").inputs["alarmActions"], ["arn:aws:sns:::baseline-notifications"]);
    assert.equal(all("aws:sns/topic:Topic").length, 1);
  });
});
