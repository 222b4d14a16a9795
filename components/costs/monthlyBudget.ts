import type * as pulumi from "@pulumi/pulumi";
import * as budgets from "@pulumi/aws/budgets";

import { KEEP_NAME } from "../account/adopted";
import type { AccountBaselineArgs, BudgetNotificationArgs } from "../args";
import { type Audience, budgetNotifications } from "./budgetNotifications";

export interface MonthlyBudgetArgs extends Audience, Pick<AccountBaselineArgs, "accountId" | "tags"> {
  /** Limit in USD, a decimal. */
  limitUsd: pulumi.Input<string>;
  notifications: readonly BudgetNotificationArgs[];
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
      notifications: budgetNotifications(args.notifications, args),
      tags: args.tags,
    },
    { ...opts, ...KEEP_NAME },
  );
}
