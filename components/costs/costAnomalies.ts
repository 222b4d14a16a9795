import type * as pulumi from "@pulumi/pulumi";
import * as costexplorer from "@pulumi/aws/costexplorer";
import type * as inputs from "@pulumi/aws/types/input";

import type { AccountBaselineArgs, CostAnomaliesArgs } from "../args";
import type { Audience } from "./budgetNotifications";

interface Args extends Audience, CostAnomaliesArgs, Pick<AccountBaselineArgs, "tags"> {}

/** Thresholds where none is given: those of the subscription that AWS creates in new accounts. */
const DEFAULT_THRESHOLDS = { usd: "100", percent: "40" } as const;

/**
 * AWS Cost Anomaly Detection: a monitor, and one subscription a frequency, since AWS sends summaries by e-mail only and
 * single anomalies to topics only.
 *
 * AWS allows one monitor of services in an account, and one of linked accounts. It creates the first by itself in new
 * accounts: creating another fails, and `existingMonitorArn` names the existing one.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
 */
export function costAnomalies(name: string, args: Args, opts: pulumi.CustomResourceOptions): void {
  const { tags, frequencies = ["DAILY"] } = args;
  const monitorArn =
    args.existingMonitorArn ??
    new costexplorer.AnomalyMonitor(
      name,
      { monitorType: "DIMENSIONAL", monitorDimension: args.monitor ?? "SERVICE", tags },
      opts,
    ).arn;
  for (const frequency of frequencies) {
    new costexplorer.AnomalySubscription(
      `${name}-${frequency.toLowerCase()}`,
      {
        frequency,
        monitorArnLists: [monitorArn],
        subscribers:
          frequency === "IMMEDIATE"
            ? [{ type: "SNS", address: args.topicArn }]
            : args.emails.map((address) => ({ type: "EMAIL", address })),
        thresholdExpression: thresholdExpression(args),
        tags,
      },
      opts,
    );
  }
}

/**
 * Each threshold that is given, else the default ones; both must be reached.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 */
function thresholdExpression({
  thresholdUsd,
  thresholdPercent,
}: Args): inputs.costexplorer.AnomalySubscriptionThresholdExpression {
  const given = thresholdUsd !== undefined || thresholdPercent !== undefined;
  const thresholds = [
    ["ABSOLUTE", given ? thresholdUsd : DEFAULT_THRESHOLDS.usd],
    ["PERCENTAGE", given ? thresholdPercent : DEFAULT_THRESHOLDS.percent],
  ] as const;
  const dimensions = thresholds.flatMap(([kind, value]) =>
    value === undefined
      ? []
      : [
          {
            dimension: {
              key: `ANOMALY_TOTAL_IMPACT_${kind}`,
              matchOptions: ["GREATER_THAN_OR_EQUAL"],
              values: [value],
            },
          },
        ],
  );
  return dimensions.length === 1 ? { ...dimensions[0] } : { ands: dimensions };
}
