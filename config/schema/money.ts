import { z } from "zod";

import * as rules from "../awsRules";
import { emailList, matching, usd } from "./values";

const notification = z
  .strictObject(
    {
      type: z
        .enum(["ACTUAL", "FORECASTED"], { error: "ACTUAL or FORECASTED" })
        .describe("What is compared with the threshold: `ACTUAL` or `FORECASTED` cost of the month."),
      percent: z
        .number({ error: "a percentage of the limit above 0, e.g. 80" })
        .positive({ error: "a percentage of the limit above 0, e.g. 80" })
        .max(1_000_000_000, { error: "at most 1,000,000,000 percent" })
        .optional()
        .describe("Threshold in percent of `monthlyLimitUsd`."),
      usd: usd.optional().describe("Threshold in USD. Exactly one of `percent` and `usd` is given."),
      emails: emailList.optional().describe("E-mail addresses of this notification; by default `emails`."),
      topics: z
        .array(
          z.union(
            [z.literal("baseline"), matching(rules.SNS_TOPIC_ARN, "baseline, or the ARN of an SNS topic")],
            {
              error: "baseline, or the ARN of an SNS topic",
            },
          ),
          { error: "a list with one SNS topic" },
        )
        .max(rules.MAX_TOPICS_PER_NOTIFICATION, {
          error: `at most ${rules.MAX_TOPICS_PER_NOTIFICATION} SNS topic (AWS's limit for the notification of a budget)`,
        })
        .default([])
        .describe(
          "SNS topics of this notification, at most one: `baseline` (the topic of the billing alarm) or an ARN.",
        ),
    },
    { error: "a map with `type` and one of `percent` and `usd`" },
  )
  .refine((n) => (n.percent === undefined) !== (n.usd === undefined), {
    error: "exactly one of percent and usd",
    when: ({ value }) => typeof value === "object" && value !== null,
  });

/** The monthly budget and the billing alarm. */
export const moneyKeys = {
  budgetNotifications: z
    .array(notification, { error: "a list of notifications" })
    .min(1, { error: "at least one notification" })
    .max(rules.MAX_NOTIFICATIONS_PER_BUDGET, {
      error: `at most ${rules.MAX_NOTIFICATIONS_PER_BUDGET} notifications (AWS's limit for a budget)`,
    })
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
} as const;
