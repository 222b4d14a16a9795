import {
  NOTIFICATION,
  BUDGET,
  POLICY,
  ACTION,
  SUBSCRIPTION,
  ALARM,
  QUERY,
  BAND,
  MATH_ALARM,
  BAND_ALARM,
  TEAM,
  CHANNEL,
  RULE,
  TARGET,
  METRIC,
  USER,
  months,
  emails,
  topic,
} from "./validInputs";

/** Inputs that the plugin refuses before anything is asked of the emulator. */
interface Refusal {
  readonly what: string;
  readonly type: string;
  readonly inputs: Record<string, unknown>;
  readonly message: RegExp;
}

export const REFUSALS: readonly Refusal[] = [
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
    what: "an account alias with two hyphens together",
    type: "aws:iam/accountAlias:AccountAlias",
    inputs: { accountAlias: "example--dev" },
    message: /"accountAlias" is "example--dev": IAM allows 3 to 63 lower-case letters/,
  },
  {
    what: "an account alias that looks like an account id",
    type: "aws:iam/accountAlias:AccountAlias",
    inputs: { accountAlias: "111122223333" },
    message: /no 12 digits alone/,
  },
  {
    what: "a phone number of a contact with letters",
    type: "aws:account/alternativeContact:AlternativeContact",
    inputs: {
      alternateContactType: "SECURITY",
      emailAddress: "a@example.com",
      name: "a",
      phoneNumber: "ext. 12",
      title: "CISO",
    },
    message: /expected a phone number/,
  },
  {
    what: "an address in the United States without a state",
    type: "aws:account/primaryContact:PrimaryContact",
    inputs: {
      addressLine1: "Any Street 1",
      city: "Seattle",
      countryCode: "US",
      fullName: "Jane Doe",
      phoneNumber: "+1 206 555 0100",
      postalCode: "98101",
    },
    message: /"stateOrRegion" is not given: AWS wants it for an address in the United States/,
  },
  {
    what: "an event pattern of 2,049 characters",
    type: "aws:cloudwatch/eventRule:EventRule",
    inputs: { ...RULE, eventPattern: JSON.stringify({ source: ["x".repeat(2_034)] }) },
    message: /at most 2048 characters a pattern/,
  },
  {
    what: "a rule for no event and no time",
    type: "aws:cloudwatch/eventRule:EventRule",
    inputs: { ...RULE, eventPattern: undefined },
    message: /one of eventPattern and scheduleExpression must be given/,
  },
  {
    what: "a schedule for all management events",
    type: "aws:cloudwatch/eventRule:EventRule",
    inputs: {
      ...RULE,
      eventPattern: undefined,
      scheduleExpression: "rate(1 day)",
      state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    },
    message: /a rule with a schedule cannot have it/,
  },
  {
    what: "a target in another region than its rule",
    type: "aws:cloudwatch/eventTarget:EventTarget",
    inputs: { ...TARGET, region: "eu-central-1" },
    message: /delivers to another region only to an event bus/,
  },
  {
    what: "a target's template that is neither JSON nor quoted",
    type: "aws:cloudwatch/eventTarget:EventTarget",
    inputs: {
      ...TARGET,
      inputTransformer: { inputPaths: { a: "$.account" }, inputTemplate: "root of <a>" },
    },
    message: /expected JSON with <placeholders>, or lines of text that are each in double quotes/,
  },
  {
    what: "a target's template with a placeholder that nothing fills",
    type: "aws:cloudwatch/eventTarget:EventTarget",
    inputs: { ...TARGET, inputTransformer: { inputPaths: { a: "$.account" }, inputTemplate: '"<a> <b>"' } },
    message: /the placeholder <b>, which no input path fills/,
  },
  {
    what: "a target with two inputs",
    type: "aws:cloudwatch/eventTarget:EventTarget",
    inputs: { ...TARGET, input: "{}", inputPath: "$.detail" },
    message: /input, inputPath and inputTransformer exclude each other/,
  },
  {
    what: "a retention that CloudWatch Logs does not have",
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { name: "trail", retentionInDays: 100, region: "us-east-1" },
    message: /"retentionInDays" is 100/,
  },
  {
    what: "a metric filter with a default value and dimensions",
    type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    inputs: {
      name: "root",
      logGroupName: "trail",
      pattern: "",
      metricTransformation: { ...METRIC, defaultValue: "0", dimensions: { User: "$.user" } },
      region: "us-east-1",
    },
    message: /defaultValue and dimensions exclude each other/,
  },
  {
    what: "a recovery window of 3 days",
    type: "aws:secretsmanager/secret:Secret",
    inputs: { name: "a", recoveryWindowInDays: 3, region: "us-east-1" },
    message: /"recoveryWindowInDays" is 3: Secrets Manager allows 7 to 30 days, or 0/,
  },
  {
    what: "a budget's action with the definition of another type",
    type: "aws:budgets/budgetAction:BudgetAction",
    inputs: {
      ...ACTION,
      definition: { scpActionDefinition: { policyId: "p-12345678", targetIds: ["111122223333"] } },
    },
    message: /expected the one definition that belongs to actionType/,
  },
  {
    what: "a budget's action on nobody",
    type: "aws:budgets/budgetAction:BudgetAction",
    inputs: { ...ACTION, definition: { iamActionDefinition: { policyArn: POLICY, groups: [] } } },
    message: /one of groups, roles and users must be given/,
  },
  {
    what: "a budget's action that tells nobody",
    type: "aws:budgets/budgetAction:BudgetAction",
    inputs: { ...ACTION, subscribers: [] },
    message: /at least 1 subscriber an action/,
  },
  {
    what: "a budget's action with 2 SNS topics",
    type: "aws:budgets/budgetAction:BudgetAction",
    inputs: {
      ...ACTION,
      subscribers: ["a", "b"].map((name) => ({ address: topic(name), subscriptionType: "SNS" })),
    },
    message: /at most 1 SNS topic an action/,
  },
  {
    what: "a budget's action with 11 e-mail addresses",
    type: "aws:budgets/budgetAction:BudgetAction",
    inputs: {
      ...ACTION,
      subscribers: emails(11).map((address) => ({ address, subscriptionType: "EMAIL" })),
    },
    message: /at most 10 e-mail addresses an action/,
  },
  {
    what: "an anomaly monitor of a dimension with a specification",
    type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    inputs: {
      name: "a",
      monitorType: "DIMENSIONAL",
      monitorDimension: "SERVICE",
      monitorSpecification: "{}",
    },
    message: /DIMENSIONAL goes with monitorDimension alone/,
  },
  {
    what: "a daily report of anomalies to a topic",
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    inputs: { ...SUBSCRIPTION, subscribers: [{ address: topic("a"), type: "SNS" }] },
    message: /IMMEDIATE reaches SNS topics only, DAILY and WEEKLY e-mail addresses only/,
  },
  {
    what: "an immediate report of anomalies by e-mail",
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    inputs: { ...SUBSCRIPTION, frequency: "IMMEDIATE" },
    message: /IMMEDIATE reaches SNS topics only/,
  },
  {
    what: "a subscription to anomalies without a threshold",
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    inputs: { ...SUBSCRIPTION, thresholdExpression: undefined },
    message: /"thresholdExpression" is required/,
  },
  {
    what: "a Slack channel by its name",
    type: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
    inputs: { ...CHANNEL, slackChannelId: "#alarms", slackTeamId: "T07EA123LEP" },
    message: /"slackChannelId" is "#alarms": expected the id of a Slack channel/,
  },
  {
    what: "a Teams channel by its name",
    type: "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
    inputs: { ...CHANNEL, channelId: "alarms", teamId: TEAM, tenantId: TEAM },
    message: /"channelId" is "alarms": expected the id of a Teams channel as its link has it/,
  },
  {
    what: "an alarm without statistic",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...ALARM, statistic: undefined },
    message: /one of statistic and extendedStatistic must be given/,
  },
  {
    what: "an alarm without threshold",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...ALARM, threshold: undefined },
    message: /one of threshold and thresholdMetricId must be given/,
  },
  {
    what: "an alarm on a metric and on queries",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...ALARM, metricQueries: [QUERY] },
    message: /metricQueries excludes metricName, namespace/,
  },
  {
    what: "an alarm of which no query is watched",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...MATH_ALARM, metricQueries: [{ ...QUERY, returnData: false }] },
    message: /expected returnData for the one query that is watched/,
  },
  {
    what: "an alarm with two queries of one id",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...MATH_ALARM, metricQueries: [QUERY, { ...QUERY, returnData: false }] },
    message: /two queries have the same id/,
  },
  {
    what: "a query that is no metric and no expression",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...MATH_ALARM, metricQueries: [{ id: "a", returnData: true }] },
    message: /one of expression and metric must be given/,
  },
  {
    what: "an alarm outside of a band that is none",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...BAND_ALARM, metricQueries: [QUERY, { ...BAND, expression: "charges * 2" }] },
    message: /"thresholdMetricId" is "band": expected the id of a query whose expression is ANOMALY/,
  },
  {
    what: "an alarm outside of a band alone",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...BAND_ALARM, metricQueries: [{ ...QUERY, returnData: false }, BAND] },
    message: /and for the band beside it/,
  },
  {
    what: "an alarm above a band",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: { ...BAND_ALARM, comparisonOperator: "GreaterThanThreshold" },
    message: /"thresholdMetricId" is "band": it goes with LessThanLowerOrGreaterThanUpperThreshold/,
  },
  {
    what: "a budget of costs without any limit",
    type: "aws:budgets/budget:Budget",
    inputs: { ...BUDGET, limitAmount: undefined },
    message: /wants one of limitAmount, plannedLimits and autoAdjustData/,
  },
  {
    what: "a budget of Savings Plans at 90 percent",
    type: "aws:budgets/budget:Budget",
    inputs: {
      ...BUDGET,
      budgetType: "SAVINGS_PLANS_COVERAGE",
      limitAmount: "90",
      limitUnit: "PERCENTAGE",
    },
    message: /no limit but 100 PERCENTAGE/,
  },
  {
    what: "a budget of reservations that adjusts itself",
    type: "aws:budgets/budget:Budget",
    inputs: {
      ...BUDGET,
      budgetType: "RI_COVERAGE",
      limitAmount: undefined,
      autoAdjustData: { autoAdjustType: "FORECAST" },
    },
    message: /only a COST or USAGE budget adjusts itself/,
  },
  {
    what: "a budget that adjusts itself by 13 months",
    type: "aws:budgets/budget:Budget",
    inputs: {
      ...BUDGET,
      autoAdjustData: {
        autoAdjustType: "HISTORICAL",
        historicalOptions: { budgetAdjustmentPeriod: 13 },
      },
    },
    message: /"autoAdjustData.historicalOptions.budgetAdjustmentPeriod" is 13: .* 12 months/,
  },
  ...[
    { what: "11 months", starts: months(11) },
    { what: "a month left out", starts: months(13).filter((start) => !start.startsWith("2026-05")) },
    {
      what: "months that do not begin with their first day",
      starts: months(12).map((it) => it.replace("-01_", "-02_")),
    },
    { what: "12 months of a quarterly budget", starts: months(12), timeUnit: "QUARTERLY" },
    {
      what: "quarters that begin in the middle of one",
      starts: months(12).filter((_, index) => index % 3 === 1),
      timeUnit: "QUARTERLY",
    },
    { what: "12 months of reservations", starts: months(12), budgetType: "RI_COVERAGE" },
    { what: "a plan of a yearly budget", starts: months(1), timeUnit: "ANNUALLY" },
  ].map(({ what, starts, timeUnit = "MONTHLY", budgetType = "COST" }) => ({
    what: `planned limits with ${what}`,
    type: "aws:budgets/budget:Budget",
    inputs: {
      ...BUDGET,
      budgetType,
      limitAmount: undefined,
      timeUnit,
      plannedLimits: starts.map((startTime) => ({ startTime, amount: "100", unit: "USD" })),
    },
    message: /expected 12 months in a row for a MONTHLY or 4 quarters/,
  })),
];
