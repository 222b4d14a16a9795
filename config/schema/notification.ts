import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { emailList, matching, usd } from "./values";
import { NotificationType } from "../../components/rules/literals";

const topic = z.union(
  [z.literal("baseline"), matching(rules.SNS_TOPIC_ARN, "baseline, or the ARN of an SNS topic")],
  { error: "baseline, or the ARN of an SNS topic" },
);

const percent = z
  .number({ error: "a percentage of the limit above 0, e.g. 80" })
  .positive({ error: "a percentage of the limit above 0, e.g. 80" })
  .max(1_000_000_000, { error: "at most 1,000,000,000 percent" });

/** When and whom AWS Budgets notifies: the common keys of notifications and actions. */
export const notificationFields = {
  type: z
    .enum(NotificationType, { error: "ACTUAL or FORECASTED" })
    .describe("What is compared with the threshold: `ACTUAL` or `FORECASTED` cost of the month."),
  percent: percent.optional().describe("Threshold in percent of `monthlyLimitUsd`."),
  usd: usd.optional().describe("Threshold in USD. Give exactly one of `percent` and `usd`."),
  emails: emailList.optional().describe("E-mail addresses of this notification; by default `emails`."),
  topics: z
    .array(topic, { error: "a list with one SNS topic" })
    .max(rules.MAX_TOPICS_PER_NOTIFICATION, {
      error: `at most ${rules.MAX_TOPICS_PER_NOTIFICATION} SNS topic (AWS's limit for the notification of a budget)`,
    })
    .default([])
    .describe(
      "SNS topics of this notification, at most one: `baseline` (the topic of the billing alarm) or an ARN.",
    ),
} as const;
