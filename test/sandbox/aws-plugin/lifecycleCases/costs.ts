import { USER, GROUP, POLICY, ROLE, TOPIC, READ_ONLY, document, trust, name } from "./shared";
import type { LifecycleCases, Properties } from "./shared";

const BUDGET = "aws:budgets/budget:Budget";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const MONTHLY = { budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "100", limitUnit: "USD" };
const ONLY_SUBSCRIPTIONS = {
  includeCredit: false,
  includeDiscount: false,
  includeOtherSubscription: false,
  includeRecurring: false,
  includeRefund: false,
  includeSubscription: true,
  includeSupport: false,
  includeTax: false,
  includeUpfront: false,
  useBlended: false,
};
const LINKED = '{"Dimensions":{"Key":"LINKED_ACCOUNT","Values":["111122223333"]}}';

export const costCases: LifecycleCases = {
  [BUDGET]: {
    inputs: async (make) => ({
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "100.0",
      limitUnit: "USD",
      costTypes: { includeCredit: false },
      costFilters: [{ name: "Service", values: ["Amazon Simple Storage Service"] }],
      timePeriodStart: "2026-01-01_00:00",
      notifications: [
        notification(80, { subscriberEmailAddresses: ["a@example.com"] }),
        notification(100, { subscriberSnsTopicArns: [(await make(TOPIC)).id] }),
      ],
      tags: { a: "1" },
    }),
    change: {
      limitAmount: "250.5",
      notifications: [
        notification(80, { subscriberEmailAddresses: ["a@example.com", "b@example.com"] }),
        notification(90, { subscriberEmailAddresses: ["c@example.com"] }),
      ],
      tags: { a: "2" },
    },
    variants: {
      "that adjusts itself": {
        inputs: () => ({
          budgetType: "COST",
          timeUnit: "MONTHLY",
          autoAdjustData: { autoAdjustType: "HISTORICAL", historicalOptions: { budgetAdjustmentPeriod: 6 } },
          costFilters: [
            { name: "LinkedAccount", values: ["111122223333", "444455556666"] },
            { name: "TagKeyValue", values: ["user:team$platform"] },
          ],
        }),
        change: { autoAdjustData: { autoAdjustType: "FORECAST" } },
      },
      "of reservations": {
        inputs: () => ({
          budgetType: "RI_UTILIZATION",
          timeUnit: "DAILY",
          costFilters: [{ name: "Service", values: ["Amazon Relational Database Service"] }],
          costTypes: ONLY_SUBSCRIPTIONS,
        }),
        change: { timeUnit: "MONTHLY", limitAmount: "100.0", limitUnit: "PERCENTAGE" },
      },
      "of Savings Plans": {
        inputs: () => ({
          budgetType: "SAVINGS_PLANS_COVERAGE",
          timeUnit: "QUARTERLY",
          limitAmount: "100.0",
          limitUnit: "PERCENTAGE",
        }),
        change: { timeUnit: "ANNUALLY", costTypes: ONLY_SUBSCRIPTIONS },
      },
      "with planned months": {
        inputs: () => ({ budgetType: "COST", timeUnit: "MONTHLY", plannedLimits: plan(12, 1, "100.0") }),
        change: { plannedLimits: plan(12, 1, "200.0"), costTypes: { useAmortized: true } },
      },
      "with planned quarters": {
        inputs: () => ({ budgetType: "USAGE", timeUnit: "QUARTERLY", plannedLimits: plan(4, 3, "10.0") }),
        change: { timePeriodEnd: "2030-01-01_00:00" },
      },
    },
  },
  "aws:budgets/budgetAction:BudgetAction": {
    inputs: async (make) => ({
      budgetName: (await make(BUDGET, MONTHLY)).outputs["name"],
      actionType: "APPLY_IAM_POLICY",
      approvalModel: "AUTOMATIC",
      notificationType: "ACTUAL",
      executionRoleArn: (await make(ROLE, { assumeRolePolicy: trust })).outputs["arn"],
      actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
      definition: {
        iamActionDefinition: {
          policyArn: (await make(POLICY, { policy: document })).id,
          groups: [await name(make, GROUP), await name(make, GROUP)],
        },
      },
      subscribers: [{ address: "a@example.com", subscriptionType: "EMAIL" }],
      tags: { a: "1" },
    }),
    change: async (make) => ({
      actionThreshold: { actionThresholdType: "ABSOLUTE_VALUE", actionThresholdValue: 500 },
      approvalModel: "MANUAL",
      definition: { iamActionDefinition: { policyArn: READ_ONLY, users: [await name(make, USER)] } },
      notificationType: "FORECASTED",
      subscribers: [
        { address: (await make(TOPIC)).id, subscriptionType: "SNS" },
        { address: "a@example.com", subscriptionType: "EMAIL" },
      ],
      tags: { b: "2" },
    }),
  },
  [MONITOR]: {
    inputs: () => ({ monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", tags: { a: "1" } }),
    change: { name: "services", tags: { b: "2" } },
  },
  "aws:costexplorer/anomalySubscription:AnomalySubscription": {
    inputs: async (make) => ({
      frequency: "DAILY",
      monitorArnLists: [
        (await make(MONITOR, { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" })).id,
      ],
      subscribers: [{ address: "a@example.com", type: "EMAIL" }],
      thresholdExpression: impact("ABSOLUTE", "100"),
      tags: { a: "1" },
    }),
    change: async (make) => ({
      frequency: "IMMEDIATE",
      monitorArnLists: [(await make(MONITOR, { monitorType: "CUSTOM", monitorSpecification: LINKED })).id],
      subscribers: [{ address: (await make(TOPIC)).id, type: "SNS" }],
      thresholdExpression: { ands: [impact("ABSOLUTE", "100"), impact("PERCENTAGE", "40")] },
      tags: { b: "2" },
    }),
  },
};

/** Limits for so many periods of so many months each, from the first of January on. */
function plan(periods: number, months: number, amount: string): Properties[] {
  return Array.from({ length: periods }, (_, index) => ({
    startTime: `2027-${String(1 + index * months).padStart(2, "0")}-01_00:00`,
    amount,
    unit: "USD",
  }));
}

function impact(kind: string, least: string): Properties {
  return {
    dimension: {
      key: `ANOMALY_TOTAL_IMPACT_${kind}`,
      matchOptions: ["GREATER_THAN_OR_EQUAL"],
      values: [least],
    },
  };
}

function notification(threshold: number, subscribers: Properties): Properties {
  return {
    notificationType: "ACTUAL",
    comparisonOperator: "GREATER_THAN",
    thresholdType: "PERCENTAGE",
    threshold,
    ...subscribers,
  };
}
