import { ROLE, TOPIC, KEY, READ_ONLY, trust, resourcePolicy, name } from "./shared";
import type { LifecycleCases, Properties } from "./shared";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const QUEUE = "arn:aws:sqs:eu-central-1:123456789012:undelivered";

export const monitoringCases: LifecycleCases = {
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": {
    inputs: async (make) => ({
      configurationName: "alarms",
      guardrailPolicyArns: [READ_ONLY],
      iamRoleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      slackChannelId: "C07EZ1ABC23",
      slackTeamId: "T07EA123LEP",
      snsTopicArns: [(await make(TOPIC)).id],
      tags: { a: "1" },
    }),
    change: async (make) => ({
      guardrailPolicyArns: [`${READ_ONLY}Other`],
      loggingLevel: "ERROR",
      slackChannelId: "C07EZ1XYZ99",
      snsTopicArns: [(await make(TOPIC)).id, (await make(TOPIC)).id],
      tags: { b: "2" },
      userAuthorizationRequired: true,
    }),
  },
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": {
    inputs: async (make) => ({
      channelId: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
      configurationName: "alarms",
      iamRoleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      teamId: "12345678-1234-1234-1234-123456789012",
      tenantId: "87654321-1234-1234-1234-123456789012",
      tags: { a: "1" },
    }),
    change: async (make) => ({
      channelName: "alarms",
      guardrailPolicyArns: [READ_ONLY],
      snsTopicArns: [(await make(TOPIC)).id],
      tags: { b: "2" },
      teamName: "platform",
    }),
  },
  [RULE]: {
    inputs: async (make) => ({
      description: "use of root",
      eventPattern: '{ "detail": { "userIdentity": { "type": ["Root"] } } }',
      roleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      tags: { a: "1" },
    }),
    change: {
      description: "each use of root",
      eventPattern: '{"detail":{"userIdentity":{"type":["Root"],"invokedBy":[{"exists":false}]}}}',
      state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      tags: { b: "2" },
    },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    inputs: async (make) => ({
      rule: (await make(RULE, { eventPattern: '{"source":["aws.signin"]}' })).id,
      targetId: "notify",
      arn: (await make(TOPIC)).id,
      roleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      inputTransformer: {
        inputPaths: { account: "$.account", event: "$.detail.eventName" },
        inputTemplate: '"<event> in <account>"\n"rule <aws.events.rule-name>"',
      },
      deadLetterConfig: { arn: QUEUE },
      retryPolicy: { maximumEventAgeInSeconds: 3_600, maximumRetryAttempts: 4 },
    }),
    change: async (make) => ({
      arn: (await make(TOPIC)).id,
      deadLetterConfig: { arn: `${QUEUE}-other` },
      inputTransformer: { inputPaths: { account: "$.account" }, inputTemplate: '{"account": <account>}' },
      retryPolicy: { maximumRetryAttempts: 0 },
    }),
    importId: ({ rule, targetId }) => `${String(rule)}/${String(targetId)}`,
  },
  [LOG_GROUP]: {
    inputs: async (make) => ({
      retentionInDays: 365,
      kmsKeyId: (await make(KEY)).outputs["arn"],
      tags: { a: "1" },
    }),
    change: { retentionInDays: 0, tags: { b: "2" } },
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    inputs: async (make) => ({
      logGroupName: await name(make, LOG_GROUP),
      pattern: '{ $.userIdentity.type = "Root" }',
      metricTransformation: { name: "RootUse", namespace: "Baseline", value: "1", defaultValue: "0" },
    }),
    change: {
      pattern: '{ $.eventName = "ConsoleLogin" }',
      metricTransformation: {
        name: "SignIn",
        namespace: "Baseline",
        value: "1",
        dimensions: { User: "$.user" },
      },
    },
    importId: ({ logGroupName, name }) => `${String(logGroupName)}:${String(name)}`,
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    inputs: async (make) => ({
      region: "us-east-1",
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD" },
      period: 21_600,
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      threshold: 100,
      alarmDescription: "over the limit",
      alarmActions: [(await make(TOPIC)).id],
      tags: { a: "1" },
    }),
    change: { threshold: 250.5, treatMissingData: "notBreaching", actionsEnabled: false, tags: { b: "2" } },
    importId: "none",
    variants: {
      "outside of the expected": {
        inputs: () => ({
          comparisonOperator: "GreaterThanUpperThreshold",
          evaluationPeriods: 1,
          thresholdMetricId: "band",
          metricQueries: [band(2), charges({ accountId: "111122223333", returnData: true })],
        }),
        change: { metricQueries: [charges({ returnData: true }), band(3)] },
      },
      "on an expression": {
        inputs: () => ({
          comparisonOperator: "GreaterThanThreshold",
          evaluationPeriods: 1,
          threshold: 50,
          metricQueries: [
            { id: "half", expression: "charges / 2", label: "half of it", period: 3_600, returnData: true },
            charges({ accountId: "111122223333" }),
          ],
        }),
        change: { threshold: 60 },
      },
    },
  },
  [TOPIC]: {
    inputs: () => ({ displayName: "Billing", kmsMasterKeyId: "alias/aws/sns", tags: { a: "1" } }),
    change: { displayName: "Budgets", kmsMasterKeyId: "alias/other", tags: { b: "2" } },
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    inputs: async (make) => {
      const arn = (await make(TOPIC)).id;
      return { arn, policy: resourcePolicy(arn, "cloudwatch.amazonaws.com") };
    },
    change: { policy: resourcePolicy("*", "budgets.amazonaws.com") },
    remains: /__default_policy_ID/,
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    inputs: async (make) => ({
      topic: (await make(TOPIC)).id,
      protocol: "https",
      endpoint: "https://example.com/hook",
    }),
    change: { rawMessageDelivery: true, filterPolicy: JSON.stringify({ severity: ["high"] }) },
    invisible: ["confirmationTimeoutInMinutes", "endpointAutoConfirms"],
  },
};

function band(width: number): Properties {
  return { id: "band", expression: `ANOMALY_DETECTION_BAND(charges, ${width})`, returnData: true };
}

function charges(more: Properties): Properties {
  return {
    id: "charges",
    metric: {
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD" },
      period: 21_600,
      stat: "Maximum",
    },
    ...more,
  };
}
