import { z } from "zod";

import { accountId, amount, flag, matching, namedParts, partName } from "./values";

const billingAlarm = z
  .strictObject(
    {
      name: partName.describe(
        "Name, which becomes part of the alarm's name: 1 to 40 letters, digits or `_ -`.",
      ),
      threshold: amount.optional().describe("Threshold of this month's estimated charges, in `currency`."),
      bandWidth: z
        .number({ error: "a number of standard deviations above 0, e.g. 2" })
        .positive({ error: "a number of standard deviations above 0, e.g. 2" })
        .max(100, { error: "at most 100 standard deviations" })
        .optional()
        .describe(
          "In place of a threshold: an alarm above the band that CloudWatch expects, so many standard deviations wide, e.g. 2. It is weak on a metric that begins at 0 each month; `costAnomalies` is better at that.",
        ),
      service: matching(/^[A-Za-z0-9]{1,255}$/, "the short name of a service, e.g. AmazonEC2")
        .optional()
        .describe(
          "Charges of one service only, by the metric's name for it, such as `AmazonEC2` or `AWSLambda`.",
        ),
      linkedAccount: accountId
        .optional()
        .describe("Charges of one member account only; in the account that pays for the organization."),
      currency: matching(/^[A-Z]{3}$/, "a currency in three capital letters, e.g. USD")
        .default("USD")
        .describe("Currency of the metric, that in which the account is billed."),
      notifyOk: flag("whether the return below the threshold is told, too")
        .default(true)
        .describe("Whether the return below the threshold is told, which is the start of a month."),
    },
    { error: "a map with name and threshold" },
  )
  .refine((it) => (it.threshold === undefined) !== (it.bandWidth === undefined), {
    error: "exactly one of threshold and bandWidth",
  });

/** Billing alarms besides that of `billingAlarmUsd`. */
export const billingAlarms = namedParts(billingAlarm, "billing alarms").describe(
  "CloudWatch billing alarms besides that of `billingAlarmUsd`, each a map with the keys below.",
);
