import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

import { KEEP_NAME } from "../account/adopted";
import type { AccountBaselineArgs, FurtherBillingAlarmArgs } from "../args";

export interface BillingAlarmArgs
  extends Pick<AccountBaselineArgs, "tags">, Omit<FurtherBillingAlarmArgs, "name"> {
  topicArn: pulumi.Output<string>;
}

/** Length of one evaluation in seconds: 6 hours, about as often as AWS publishes the metric. */
const PERIOD = 6 * 60 * 60;

/** The metric; its values begin at 0 each month. */
const METRIC = { namespace: "AWS/Billing", metricName: "EstimatedCharges" } as const;

/**
 * An alarm on this month's estimated charges. Its provider must be one of us-east-1.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export function billingAlarm(
  name: string,
  args: BillingAlarmArgs,
  opts: pulumi.CustomResourceOptions,
): cloudwatch.MetricAlarm {
  const { threshold, bandWidth, service, linkedAccount, currency = "USD", notifyOk = true } = args;
  const dimensions = {
    Currency: currency,
    ...(service !== undefined && { ServiceName: service }),
    ...(linkedAccount !== undefined && { LinkedAccount: linkedAccount }),
  };
  return new cloudwatch.MetricAlarm(
    name,
    {
      evaluationPeriods: 1,
      ...(bandWidth === undefined
        ? aboveThreshold(dimensions, pulumi.output(threshold).apply(Number))
        : aboveBand(dimensions, bandWidth)),
      // The metric has gaps of more than a period. Charges only grow within a month, so a gap says nothing new:
      // `missing` would leave ALARM for INSUFFICIENT_DATA and `notBreaching` for OK, and each return would notify again.
      treatMissingData: "ignore",
      alarmActions: [args.topicArn],
      okActions: notifyOk ? [args.topicArn] : [],
      tags: args.tags,
    },
    { ...opts, ...KEEP_NAME },
  );
}

function aboveThreshold(
  dimensions: Record<string, string>,
  threshold: pulumi.Input<number>,
): cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription: "Estimated AWS charges of this month exceed the threshold.",
    ...METRIC,
    dimensions,
    statistic: "Maximum",
    period: PERIOD,
    comparisonOperator: "GreaterThanThreshold",
    threshold,
  };
}

/**
 * Both queries return data: one is the metric, the other the band that it is compared with.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Anomaly_Detection_Alarm.html
 */
function aboveBand(dimensions: Record<string, string>, width: number): cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription: "Estimated AWS charges of this month are above what is expected.",
    comparisonOperator: "GreaterThanUpperThreshold",
    thresholdMetricId: "band",
    metricQueries: [
      {
        id: "charges",
        metric: { ...METRIC, dimensions, period: PERIOD, stat: "Maximum" },
        returnData: true,
      },
      {
        id: "band",
        expression: `ANOMALY_DETECTION_BAND(charges, ${width})`,
        label: "Expected charges",
        returnData: true,
      },
    ],
  };
}
