import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

import type { AccountBaselineArgs } from "./args";

export interface BillingAlarmArgs extends Pick<AccountBaselineArgs, "tags"> {
  /** Threshold in USD. */
  thresholdUsd: pulumi.Input<string>;
  topicArn: pulumi.Output<string>;
}

/** Length of one evaluation in seconds: 6 hours, about as often as AWS publishes the metric. */
const PERIOD = 6 * 60 * 60;

/**
 * The alarm on this month's estimated charges. Its provider must be one of us-east-1.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export function billingAlarm(
  name: string,
  args: BillingAlarmArgs,
  opts: pulumi.CustomResourceOptions,
): cloudwatch.MetricAlarm {
  return new cloudwatch.MetricAlarm(
    name,
    {
      alarmDescription: "Estimated AWS charges of this month exceed the threshold.",
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      dimensions: { Currency: "USD" },
      statistic: "Maximum",
      period: PERIOD,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: pulumi.output(args.thresholdUsd).apply(Number),
      // The metric has gaps of more than a period. Charges only grow within a month, so a gap says nothing new:
      // `missing` would leave ALARM for INSUFFICIENT_DATA and `notBreaching` for OK, and each return would notify again.
      treatMissingData: "ignore",
      alarmActions: [args.topicArn],
      okActions: [args.topicArn],
      tags: args.tags,
    },
    opts,
  );
}
