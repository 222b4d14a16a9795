import { z } from "zod";

import { amount, eachOnce, matching, part, usd } from "./values";
import { AnomalyFrequency, AnomalyMonitorType } from "../../components/rules/literals";

const costAnomalies = z
  .strictObject({
    monitor: z
      .enum(AnomalyMonitorType, { error: "SERVICE or LINKED_ACCOUNT" })
      .optional()
      .describe(
        "What is watched separately: each `SERVICE` (the default), or each `LINKED_ACCOUNT`, in the management account only.",
      ),
    existingMonitorArn: matching(
      /^arn:aws:ce::\d{12}:anomalymonitor\/[A-Za-z0-9-]+$/,
      "the ARN of an anomaly monitor",
    )
      .optional()
      .describe(
        "ARN of an existing monitor to use instead of a new one. AWS allows one monitor of services per account, and creates it in new accounts (`Default-Services-Monitor`).",
      ),
    thresholdUsd: usd
      .optional()
      .describe("Least impact of a reported anomaly, in USD; 100 if no threshold is given."),
    thresholdPercent: amount
      .optional()
      .describe(
        "Least impact of a reported anomaly, in percent of the expected cost; 40 if no threshold is given. With both thresholds, an anomaly must reach both.",
      ),
    frequencies: eachOnce(
      z.array(z.enum(AnomalyFrequency, { error: "DAILY, WEEKLY or IMMEDIATE" }), {
        error: "a list of DAILY, WEEKLY and IMMEDIATE",
      }),
      "frequency",
    )
      .min(1, { error: "at least one of DAILY, WEEKLY and IMMEDIATE" })
      .default(["DAILY"])
      .describe(
        "How anomalies are reported: a `DAILY` or `WEEKLY` summary to `emails`, or each `IMMEDIATE` to the baseline's topic.",
      ),
  })
  .refine((it) => it.monitor === undefined || it.existingMonitorArn === undefined, {
    path: ["monitor"],
    error: "only without existingMonitorArn, which says what is watched",
  });

/** AWS Cost Anomaly Detection. */
export const costAnomaliesPart = part(
  costAnomalies,
  "monitor, existingMonitorArn, thresholdUsd, thresholdPercent, frequencies",
).describe("Messages about unusual costs (AWS Cost Anomaly Detection). `true`, or a map.");
