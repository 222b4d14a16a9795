import { z } from "zod";

import { amount, eachOnce, matching, part, usd } from "./values";
import { AnomalyFrequency, AnomalyMonitorType } from "../../components/rules/literals";

const costAnomalies = z
  .strictObject({
    monitor: z
      .enum(AnomalyMonitorType, { error: "SERVICE or LINKED_ACCOUNT" })
      .optional()
      .describe(
        "What is watched one by one: each `SERVICE` (the default), or each `LINKED_ACCOUNT`, which only the management account can.",
      ),
    existingMonitorArn: matching(
      /^arn:aws:ce::\d{12}:anomalymonitor\/[A-Za-z0-9-]+$/,
      "the ARN of an anomaly monitor",
    )
      .optional()
      .describe(
        "ARN of a monitor that there is, in place of a new one. AWS allows one for services in an account, and makes it in new accounts (`Default-Services-Monitor`).",
      ),
    thresholdUsd: usd
      .optional()
      .describe("Least impact of an anomaly that is told, in USD; 100 where no threshold is given."),
    thresholdPercent: amount
      .optional()
      .describe(
        "Least impact in percent of the expected cost; 40 where no threshold is given. With both, both must be reached.",
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
        "How anomalies are told: a `DAILY` or `WEEKLY` summary to `emails`, or each `IMMEDIATE` to the baseline's topic.",
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
).describe(
  "Messages about costs that are unlike those before (AWS Cost Anomaly Detection). `true`, or a map.",
);
