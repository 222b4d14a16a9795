/** Inputs that are in order, after naming and defaults; a test changes one thing of them. */
export const NOTIFICATION = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  threshold: 80,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses: ["a@example.com"],
};
export const BUDGET = {
  name: "monthly",
  budgetType: "COST",
  timeUnit: "MONTHLY",
  timePeriodEnd: "2087-06-15_00:00",
  limitAmount: "100",
  limitUnit: "USD",
  notifications: [NOTIFICATION],
};
export const POLICY = "arn:aws:iam::111122223333:policy/deny";
export const ACTION = {
  budgetName: "monthly",
  actionType: "APPLY_IAM_POLICY",
  approvalModel: "AUTOMATIC",
  notificationType: "ACTUAL",
  executionRoleArn: "arn:aws:iam::111122223333:role/budgets",
  actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
  definition: { iamActionDefinition: { policyArn: POLICY, groups: ["admins"] } },
  subscribers: [{ address: "a@example.com", subscriptionType: "EMAIL" }],
};
export const SUBSCRIPTION = {
  name: "a",
  frequency: "DAILY",
  monitorArnLists: ["arn:aws:ce::111122223333:anomalymonitor/a"],
  subscribers: [{ address: "a@example.com", type: "EMAIL" }],
  thresholdExpression: {
    dimension: {
      key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
      matchOptions: ["GREATER_THAN_OR_EQUAL"],
      values: ["100"],
    },
  },
};
export const ALARM = {
  name: "a",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  threshold: 100,
  statistic: "Maximum",
  treatMissingData: "missing",
  actionsEnabled: true,
  region: "us-east-1",
};
export const QUERY = {
  id: "charges",
  metric: { namespace: "AWS/Billing", metricName: "EstimatedCharges", period: 21_600, stat: "Maximum" },
  returnData: true,
};
export const BAND = { id: "band", expression: "ANOMALY_DETECTION_BAND(charges, 2)", returnData: true };
export const MATH_ALARM = { ...ALARM, statistic: undefined };
export const BAND_ALARM = {
  ...MATH_ALARM,
  comparisonOperator: "GreaterThanUpperThreshold",
  threshold: undefined,
  thresholdMetricId: "band",
  metricQueries: [QUERY, BAND],
};
export const TEAM = "12345678-1234-1234-1234-123456789012";
export const CHANNEL = {
  configurationName: "alarms",
  iamRoleArn: "arn:aws:iam::111122223333:role/chatbot",
  loggingLevel: "NONE",
  userAuthorizationRequired: false,
  region: "us-east-1",
};
export const RULE = {
  name: "root",
  eventBusName: "default",
  eventPattern: "{}",
  state: "ENABLED",
  forceDestroy: false,
  region: "us-east-1",
};
export const TARGET = {
  rule: "root",
  arn: topic("security"),
  eventBusName: "default",
  forceDestroy: false,
  region: "us-east-1",
};
export const METRIC = { name: "RootUse", namespace: "Baseline", value: "1" };
export const USER = { name: "alice", path: "/", forceDestroy: false };

/** The first days of so many months from the middle of a year on, over its end. */
export function months(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const start = new Date(Date.UTC(2025, 6 + index));
    return `${start.toISOString().slice(0, 10)}_00:00`;
  });
}

export function emails(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `a${index}@example.com`);
}

export function topic(name: string): string {
  return `arn:aws:sns:us-east-1:111122223333:${name}`;
}
