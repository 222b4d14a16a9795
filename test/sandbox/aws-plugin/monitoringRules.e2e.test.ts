import assert from "node:assert/strict";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { HeldState } from "../../../sandbox/aws-plugin/heldState";
import { useRules } from "./rules";
import type { Made } from "./rules";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SLACK = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
const TEAMS = "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

describe("the stand-in aws plugin: rules of AWS for events, logs and chat", function () {
  this.timeout(60_000);
  const { world, plugin, make, remove } = useRules();

  it("a rule has 5 targets, and is not deleted before them", async () => {
    const rule = await make(RULE, { eventPattern: '{"source":["aws.signin"]}' });
    const arn = "arn:aws:sns:eu-central-1:123456789012:security";
    const targets: Made[] = [];
    while (targets.length < 5) targets.push(await make(TARGET, { rule: rule.id, arn }));
    assert.equal(
      new Set(targets.map(({ outputs }) => outputs["targetId"])).size,
      5,
      "each has an id of its own",
    );
    await assert.rejects(make(TARGET, { rule: rule.id, arn }), /LimitExceeded: .*5 targets a rule/);
    await assert.rejects(remove(rule), /Rule can't be deleted since it has targets/);
    for (const target of targets) await remove(target);
    await remove(rule);
  });

  it("a rule and a target of a bus of one's own have it in their ids, and in those of an import", async () => {
    await new EventBridge(world().clientOptions).createEventBus({ Name: "audit" });
    const eventBusName = "audit";
    const rule = await make(RULE, {
      name: "sign-in",
      eventBusName,
      eventPattern: '{"source":["aws.signin"]}',
    });
    assert.equal(rule.id, "audit/sign-in");
    const arn = "arn:aws:sns:eu-central-1:123456789012:security";
    const target = await make(TARGET, { rule: "sign-in", eventBusName, targetId: "notify", arn });
    assert.equal(target.id, "audit-sign-in-notify");
    assert.equal((await plugin().read(RULE, "audit/sign-in"))?.inputs["eventBusName"], "audit");
    assert.equal((await plugin().read(TARGET, "audit/sign-in/notify"))?.inputs["arn"], arn);
    assert.equal(
      await plugin().read(TARGET, "sign-in/notify"),
      undefined,
      "the default bus has no such rule",
    );
  });

  it("a pattern that EventBridge cannot read is refused by the emulator", async () => {
    await assert.rejects(make(RULE, { eventPattern: '{"source":"aws.signin"}' }), /InvalidEventPattern/);
  });

  it("a metric filter needs its log group, and stays one when it is changed", async () => {
    const filter = {
      logGroupName: "trail",
      name: "root",
      pattern: "Root",
      metricTransformation: { name: "RootUse", namespace: "Baseline", value: "1" },
    };
    await assert.rejects(make(FILTER, filter), /ResourceNotFound: The specified log group does not exist/);
    const logGroup = await make("aws:cloudwatch/logGroup:LogGroup", { name: "trail" });
    const made = await make(FILTER, filter);
    await plugin().update(FILTER, made.id, made.inputs, { ...made.inputs, pattern: "root" }, made.outputs);
    await remove(made);
    assert.equal(await plugin().read(FILTER, made.id, made.inputs, made.outputs), undefined);
    await remove(logGroup);
  });

  it("an alarm on one's own metrics has the longest name that CloudWatch allows, beside one that is held", async () => {
    const facts = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 100 };
    const metric = { metricName: "EstimatedCharges", namespace: "AWS/Billing", period: 21_600 };
    const charges = { id: "charges", metric: { ...metric, stat: "Maximum" }, returnData: true };
    await make(ALARM, { ...facts, metricQueries: [{ ...charges, accountId: "111122223333" }] });
    await remove(await make(ALARM, { ...facts, ...metric, statistic: "Maximum", name: "a".repeat(255) }));
  });

  it("a chat channel's configuration has a name of its own, and keeps it and its workspace", async () => {
    const channel = {
      configurationName: "alarms",
      iamRoleArn: "arn:aws:iam::123456789012:role/chatbot",
      slackChannelId: "C07EZ1ABC23",
      slackTeamId: "T07EA123LEP",
    };
    const made = await make(SLACK, channel);
    assert.match(
      String(made.outputs["guardrailPolicyArns"]),
      /policy\/AdministratorAccess$/,
      "AWS's default guardrail",
    );
    await assert.rejects(make(SLACK, channel), /Conflict: .*slack-channel\/alarms already exists/);
    const elsewhere = { ...made.inputs, slackTeamId: "T07EA999LEP" };
    await assert.rejects(
      plugin().update(SLACK, made.id, made.inputs, elsewhere, made.outputs),
      /AWS Chatbot cannot change slackTeamId/,
    );
    const teams = {
      channelId: "19%3aab%40thread.tacv2",
      configurationName: "alarms",
      iamRoleArn: channel.iamRoleArn,
      teamId: "12345678-1234-1234-1234-123456789012",
      tenantId: "87654321-1234-1234-1234-123456789012",
    };
    await make(TEAMS, teams);
    await assert.rejects(
      make(TEAMS, { ...teams, configurationName: "other" }),
      /Conflict: .*of the team 12345678/,
    );
    const held = new HeldState(world().heldDirectory);
    const channels = [
      ...(await held.list("123456789012", "slackChannel")).values(),
      ...(await held.list("123456789012", "teamsChannel")).values(),
    ];
    assert.deepEqual(
      channels.map(({ chatConfigurationArn }) => chatConfigurationArn.split(":").at(-1)),
      ["chat-configuration/slack-channel/alarms", "chat-configuration/microsoft-teams-channel/alarms"],
    );
  });

  it("a topic that was imported keeps its policy, which its program does not give", async () => {
    const type = "aws:sns/topic:Topic";
    const topic = await make(type);
    const imported = await plugin().read(type, topic.id, {}, {});
    assert.ok(imported?.inputs["policy"]);
    const news = { ...topic.inputs, displayName: "renamed" };
    await plugin().update(type, topic.id, imported.inputs, news, imported.outputs);
    const now = await plugin().read(type, topic.id, news, {});
    assert.equal(now?.outputs["displayName"], "renamed");
    assert.equal(now.outputs["policy"], imported.outputs["policy"]);
  });
});
