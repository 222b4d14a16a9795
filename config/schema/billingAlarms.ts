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
          "Instead of a threshold: an alarm above the band that CloudWatch expects, in standard deviations, e.g. 2. The metric starts at 0 each month, so the band is a weak measure; `costAnomalies` works better.",
        ),
      service: matching(/^[A-Za-z0-9]{1,255}$/, "the short name of a service, e.g. AmazonEC2")
        .optional()
        .describe(
          "Charges of one service only, by the metric's name for it, such as `AmazonEC2` or `AWSLambda`.",
        ),
      linkedAccount: accountId
        .optional()
        .describe("Charges of one member account only. Works in the account that pays for the organization."),
      currency: matching(/^[A-Z]{3}$/, "a currency in three capital letters, e.g. USD")
        .default("USD")
        .describe("Currency of the metric, in which the account is billed."),
      notifyOk: flag("whether to notify about the return below the threshold, too")
        .default(true)
        .describe("Whether to notify when charges return below the threshold, at the start of a month."),
    },
    { error: "a map with name and threshold" },
  )
  .refine((it) => (it.threshold === undefined) !== (it.bandWidth === undefined), {
    error: "exactly one of threshold and bandWidth",
  });

/** Billing alarms in addition to that of `billingAlarmUsd`. */
export const billingAlarms = namedParts(billingAlarm, "billing alarms").describe(
  "CloudWatch billing alarms in addition to that of `billingAlarmUsd`. Each is a map with the keys below.",
);
