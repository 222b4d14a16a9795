import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { sameNotifications } from "../../components/rules/budgetRules";
import { billingAlarms } from "./billingAlarms";
import { budgetActions } from "./budgetActions";
import { budgets } from "./budgets";
import { costAnomaliesPart } from "./costAnomalies";
import { notificationFields } from "./notification";
import { judgedBy, usd } from "./values";

const notification = z
  .strictObject(notificationFields, { error: "a map with `type` and one of `percent` and `usd`" })
  .refine((n) => (n.percent === undefined) !== (n.usd === undefined), {
    error: "exactly one of percent and usd",
    when: ({ value }) => typeof value === "object" && value !== null,
  });

/** The monthly budget, the billing alarm, and optional parts. */
export const moneyKeys = {
  budgetNotifications: z
    .array(notification, { error: "a list of notifications" })
    .min(1, { error: "at least one notification" })
    .max(rules.MAX_NOTIFICATIONS_PER_BUDGET, {
      error: `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} notifications (AWS's limit for a budget)`,
    })
    .superRefine(judgedBy(sameNotifications))
    .prefault([
      { type: "ACTUAL", percent: 80 },
      { type: "ACTUAL", percent: 100 },
      { type: "FORECASTED", percent: 100 },
    ])
    .describe(`When the budget notifies, at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} times.`),
  billingAlarmUsd: usd
    .optional()
    .describe(
      "Threshold of the CloudWatch billing alarm, in USD of estimated charges this month; by default `monthlyLimitUsd`.",
    ),
  budgets,
  budgetActions,
  billingAlarms,
  costAnomalies: costAnomaliesPart,
} as const;
