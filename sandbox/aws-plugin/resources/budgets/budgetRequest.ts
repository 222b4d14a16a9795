/* eslint-disable @typescript-eslint/no-deprecated -- costFilters and costTypes of a program are these two of the API */
import type { Budget, NotificationWithSubscribers, Spend } from "@aws-sdk/client-budgets";
import { isOfCommitments } from "./budgetSchema";
import type { BudgetInputs, Notification } from "./budgetSchema";

const INCLUDED = {
  includeCredit: "IncludeCredit",
  includeDiscount: "IncludeDiscount",
  includeOtherSubscription: "IncludeOtherSubscription",
  includeRecurring: "IncludeRecurring",
  includeRefund: "IncludeRefund",
  includeSubscription: "IncludeSubscription",
  includeSupport: "IncludeSupport",
  includeTax: "IncludeTax",
  includeUpfront: "IncludeUpfront",
} as const;

const included = Object.entries(INCLUDED) as [
  keyof typeof INCLUDED,
  (typeof INCLUDED)[keyof typeof INCLUDED],
][];

/** A budget as AWS Budgets takes it. */
export function toBudget(inputs: BudgetInputs): Budget {
  const { costTypes, autoAdjustData, plannedLimits, timePeriodStart } = inputs;
  return {
    BudgetName: inputs.name,
    BudgetType: inputs.budgetType,
    TimeUnit: inputs.timeUnit,
    BudgetLimit: toLimit(inputs),
    PlannedBudgetLimits:
      plannedLimits &&
      Object.fromEntries(
        plannedLimits.map(({ startTime, amount, unit }) => [
          String(fromTime(startTime).getTime() / 1_000),
          { Amount: amount, Unit: unit },
        ]),
      ),
    TimePeriod: {
      Start: timePeriodStart === undefined ? startOfMonth() : fromTime(timePeriodStart),
      End: fromTime(inputs.timePeriodEnd),
    },
    CostFilters:
      inputs.costFilters && Object.fromEntries(inputs.costFilters.map(({ name, values }) => [name, values])),
    CostTypes: costTypes && {
      ...Object.fromEntries(included.map(([name, field]) => [field, costTypes[name] ?? true])),
      UseAmortized: costTypes.useAmortized ?? false,
      UseBlended: costTypes.useBlended ?? false,
    },
    AutoAdjustData: autoAdjustData && {
      AutoAdjustType: autoAdjustData.autoAdjustType,
      HistoricalOptions: autoAdjustData.historicalOptions && {
        BudgetAdjustmentPeriod: autoAdjustData.historicalOptions.budgetAdjustmentPeriod,
      },
    },
  };
}

/**
 * Where a program gives no limit, the one that AWS answers with: 100 percent of reservations and Savings Plans, and some
 * amount for a budget that adjusts itself. The emulator takes no budget without.
 */
function toLimit({ limitAmount, limitUnit, plannedLimits, budgetType }: BudgetInputs): Spend | undefined {
  if (limitAmount !== undefined) return { Amount: limitAmount, Unit: limitUnit ?? "USD" };
  if (plannedLimits !== undefined) return undefined;
  return isOfCommitments({ budgetType })
    ? { Amount: "100", Unit: "PERCENTAGE" }
    : { Amount: "1", Unit: "USD" };
}

/** A notification as AWS Budgets takes it. */
export function toNotification(it: Notification): Required<NotificationWithSubscribers> {
  return {
    Notification: {
      NotificationType: it.notificationType,
      ComparisonOperator: it.comparisonOperator,
      Threshold: it.threshold,
      ThresholdType: it.thresholdType,
    },
    Subscribers: [
      ...(it.subscriberEmailAddresses ?? []).map((Address) => ({
        SubscriptionType: "EMAIL" as const,
        Address,
      })),
      ...(it.subscriberSnsTopicArns ?? []).map((Address) => ({ SubscriptionType: "SNS" as const, Address })),
    ],
  };
}

/** A budget as the real provider gives it. */
export function fromBudget(budget: Budget): Record<string, unknown> {
  const { CostTypes, AutoAdjustData, PlannedBudgetLimits, BudgetLimit, TimePeriod } = budget;
  return {
    name: budget.BudgetName,
    budgetType: budget.BudgetType,
    timeUnit: budget.TimeUnit,
    limitAmount: BudgetLimit?.Amount,
    limitUnit: BudgetLimit?.Unit,
    plannedLimits:
      PlannedBudgetLimits &&
      Object.entries(PlannedBudgetLimits).map(([seconds, { Amount, Unit }]) => ({
        startTime: toTime(new Date(Number(seconds) * 1_000)),
        amount: Amount,
        unit: Unit,
      })),
    timePeriodStart: TimePeriod?.Start && toTime(TimePeriod.Start),
    timePeriodEnd: TimePeriod?.End && toTime(TimePeriod.End),
    costFilters:
      budget.CostFilters && Object.entries(budget.CostFilters).map(([name, values]) => ({ name, values })),
    costTypes: CostTypes && {
      ...Object.fromEntries(included.map(([name, field]) => [name, CostTypes[field]])),
      useAmortized: CostTypes.UseAmortized,
      useBlended: CostTypes.UseBlended,
    },
    autoAdjustData: AutoAdjustData && {
      autoAdjustType: AutoAdjustData.AutoAdjustType,
      historicalOptions: AutoAdjustData.HistoricalOptions && {
        budgetAdjustmentPeriod: AutoAdjustData.HistoricalOptions.BudgetAdjustmentPeriod,
      },
    },
  };
}

function startOfMonth(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
}

/** `2026-01-01_00:00` is a time in UTC. */
function fromTime(time: string): Date {
  return new Date(`${time.replace("_", "T")}:00Z`);
}

function toTime(time: Date): string {
  return time.toISOString().slice(0, 16).replace("T", "_");
}
