import {
  type Budget,
  type BudgetsClient,
  ListTagsForResourceCommand,
  type Notification,
  paginateDescribeBudgets,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
} from "@aws-sdk/client-budgets";

import type { Properties } from "../../check/offline/wire";
import { call } from "../permissions";
import { tagMap } from "./tags";

/** What the provider takes for a budget without an end. */
const NO_END = "2087-06-15_00:00";

export function budgets(client: BudgetsClient, AccountId: string): Promise<Budget[]> {
  return call("budgets:ViewBudget", async () => {
    const all: Budget[] = [];
    for await (const { Budgets = [] } of paginateDescribeBudgets({ client }, { AccountId }))
      all.push(...Budgets);
    return all;
  });
}

/** Whether a budget is what the baseline's monthly one can be: a fixed limit on all costs of a month. */
export function isMonthlyCost(budget: Budget): boolean {
  const { BudgetType, TimeUnit, BudgetLimit, AutoAdjustData, PlannedBudgetLimits, FilterExpression } = budget;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what the provider makes has its filters there
  const { CostFilters } = budget;
  const special = [AutoAdjustData, PlannedBudgetLimits, FilterExpression, CostFilters].some(
    (part) => part !== undefined && Object.keys(part).length > 0,
  );
  return BudgetType === "COST" && TimeUnit === "MONTHLY" && BudgetLimit?.Unit === "USD" && !special;
}

/** The inputs of a budget. */
export async function budgetInputs(
  client: BudgetsClient,
  AccountId: string,
  budget: Budget,
): Promise<Properties> {
  const { BudgetName = "", BudgetLimit, TimePeriod } = budget;
  return {
    limitAmount: BudgetLimit?.Amount,
    limitUnit: BudgetLimit?.Unit,
    timePeriodEnd: timeText(TimePeriod?.End),
    notifications: await notifications(client, AccountId, BudgetName),
  };
}

/** @param arn Of the budget. */
export async function budgetTags(client: BudgetsClient, arn: string): Promise<Record<string, string>> {
  const { ResourceTags } = await call("budgets:ListTagsForResource", () =>
    client.send(new ListTagsForResourceCommand({ ResourceARN: arn })),
  );
  return tagMap(ResourceTags);
}

async function notifications(
  client: BudgetsClient,
  AccountId: string,
  BudgetName: string,
): Promise<Properties[]> {
  return call("budgets:ViewBudget", async () => {
    const all: Properties[] = [];
    const pages = paginateDescribeNotificationsForBudget({ client }, { AccountId, BudgetName });
    for await (const { Notifications = [] } of pages) {
      for (const notification of Notifications) {
        all.push({
          comparisonOperator: notification.ComparisonOperator,
          notificationType: notification.NotificationType,
          threshold: notification.Threshold,
          thresholdType: notification.ThresholdType ?? "PERCENTAGE",
          ...(await subscribers(client, { AccountId, BudgetName, Notification: notification })),
        });
      }
    }
    return all;
  });
}

async function subscribers(
  client: BudgetsClient,
  of: { AccountId: string; BudgetName: string; Notification: Notification },
): Promise<Properties> {
  const emails: string[] = [];
  const topics: string[] = [];
  for await (const { Subscribers = [] } of paginateDescribeSubscribersForNotification({ client }, of)) {
    for (const { SubscriptionType, Address = "" } of Subscribers)
      (SubscriptionType === "SNS" ? topics : emails).push(Address);
  }
  return { subscriberEmailAddresses: emails, subscriberSnsTopicArns: topics };
}

/** A time in the form of the provider: `2026-01-31_00:00`. */
function timeText(time: Date | undefined): string {
  return time === undefined ? NO_END : time.toISOString().slice(0, 16).replace("T", "_");
}
