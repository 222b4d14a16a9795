import * as pulumi from "@pulumi/pulumi";
import * as budgets from "@pulumi/aws/budgets";

import type { AccountBaselineArgs, BudgetNotificationArgs } from "./args";

export interface MonthlyBudgetArgs extends Pick<AccountBaselineArgs, "accountId" | "emails" | "tags"> {
  /** Limit in USD, a decimal. */
  limitUsd: pulumi.Input<string>;
  notifications: readonly BudgetNotificationArgs[];
  /** What the topic name `baseline` stands for. */
  topicArn: pulumi.Output<string>;
}

/** 80 % and 100 % of the actual, 100 % of the forecasted cost. */
export const DEFAULT_NOTIFICATIONS: readonly BudgetNotificationArgs[] = [
  { type: "ACTUAL", percent: 80 },
  { type: "ACTUAL", percent: 100 },
  { type: "FORECASTED", percent: 100 },
];

/**
 * A monthly cost budget with its notifications.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export function monthlyBudget(
  name: string,
  args: MonthlyBudgetArgs,
  opts: pulumi.CustomResourceOptions,
): budgets.Budget {
  return new budgets.Budget(
    name,
    {
      accountId: args.accountId,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: args.limitUsd,
      limitUnit: "USD",
      notifications: args.notifications.map((notification) => ({
        comparisonOperator: "GREATER_THAN",
        notificationType: notification.type,
        ...threshold(notification),
        subscriberEmailAddresses: [...(notification.emails ?? args.emails)],
        subscriberSnsTopicArns: (notification.topics ?? []).map((topic) =>
          topic === "baseline" ? args.topicArn : topic,
        ),
      })),
      tags: args.tags,
    },
    opts,
  );
}

function threshold({ percent, usd }: BudgetNotificationArgs) {
  return percent === undefined
    ? { thresholdType: "ABSOLUTE_VALUE", threshold: pulumi.output(usd).apply(Number) }
    : { thresholdType: "PERCENTAGE", threshold: percent };
}
