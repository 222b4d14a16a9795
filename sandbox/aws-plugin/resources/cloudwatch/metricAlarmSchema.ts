import { z } from "zod";
import { accountId, arn, tags } from "../schemas";

const BAND_OPERATORS = [
  "LessThanLowerOrGreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "GreaterThanUpperThreshold",
] as const;

const actions = z.array(arn).max(5, "CloudWatch allows at most 5 actions a state").optional();
const word = z.string().min(1).max(255);
const dimensions = z.record(z.string(), z.string());
const statistic = z.enum(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);

const period = z
  .int()
  .refine(
    (seconds) => [10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0),
    "expected 10, 20, 30 or a multiple of 60 seconds",
  );

const metricQuery = z
  .strictObject({
    id: z
      .string()
      .max(255)
      .regex(
        /^[a-z]\w*$/,
        "CloudWatch allows letters, digits and underscores, and a lower-case letter first",
      ),
    accountId: accountId.optional(),
    expression: z.string().min(1).max(2_048).optional(),
    label: z.string().optional(),
    metric: z
      .strictObject({
        metricName: word,
        namespace: word.optional(),
        dimensions: dimensions.optional(),
        period,
        stat: z.string().min(1),
        unit: z.string().optional(),
      })
      .optional(),
    period: period.optional(),
    returnData: z.boolean().optional(),
  })
  .refine(({ expression, metric }) => (expression === undefined) !== (metric === undefined), {
    path: ["expression"],
    message: "one of expression and metric must be given",
  });

const inputs = z.strictObject({
  name: word,
  comparisonOperator: z.enum([
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
    ...BAND_OPERATORS,
  ]),
  evaluationPeriods: z.int().min(1),
  datapointsToAlarm: z.int().min(1).optional(),
  threshold: z.number().optional(),
  thresholdMetricId: word.optional(),
  metricQueries: z.array(metricQuery).max(20, "CloudWatch allows at most 20 queries an alarm").optional(),
  metricName: word.optional(),
  namespace: word.optional(),
  dimensions: dimensions.optional(),
  period: period.optional(),
  statistic: statistic.optional(),
  extendedStatistic: z.string().optional(),
  unit: z.string().optional(),
  treatMissingData: z.enum(["breaching", "notBreaching", "ignore", "missing"]),
  evaluateLowSampleCountPercentiles: z.enum(["evaluate", "ignore"]).optional(),
  actionsEnabled: z.boolean(),
  alarmActions: actions,
  okActions: actions,
  insufficientDataActions: actions,
  alarmDescription: z.string().max(1_024).optional(),
  region: z.string(),
  tags,
});

export type MetricAlarmInputs = z.infer<typeof inputs>;

const OF_ONE_METRIC = [
  "metricName",
  "namespace",
  "dimensions",
  "period",
  "statistic",
  "extendedStatistic",
  "unit",
] as const;

/**
 * An alarm on one metric, on a metric math expression, or on the band of values that CloudWatch expects of a metric.
 * PromQL (`evaluationCriteria`) is not implemented.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const metricAlarmInputs = inputs
  .refine(
    (it) =>
      it.metricQueries !== undefined || (it.statistic === undefined) !== (it.extendedStatistic === undefined),
    {
      path: ["statistic"],
      message: "one of statistic and extendedStatistic must be given",
    },
  )
  .refine((it) => it.metricQueries === undefined || OF_ONE_METRIC.every((name) => it[name] === undefined), {
    path: ["metricQueries"],
    message: `metricQueries excludes ${OF_ONE_METRIC.join(", ")}`,
  })
  .refine((it) => isDistinct((it.metricQueries ?? []).map(({ id }) => id)), {
    path: ["metricQueries"],
    message: "two queries have the same id",
  })
  .refine(isWatched, {
    path: ["metricQueries"],
    message:
      "expected returnData for the one query that is watched, and for the band beside it if there is one",
  })
  .refine((it) => isBandOperator(it) === (it.thresholdMetricId !== undefined), {
    path: ["thresholdMetricId"],
    message: `it goes with ${BAND_OPERATORS.join(", ")}, and these with it`,
  })
  .refine((it) => (it.threshold === undefined) === (it.thresholdMetricId !== undefined), {
    path: ["threshold"],
    message: "one of threshold and thresholdMetricId must be given",
  })
  .refine((it) => it.thresholdMetricId === undefined || bandOf(it) !== undefined, {
    path: ["thresholdMetricId"],
    message: "expected the id of a query whose expression is ANOMALY_DETECTION_BAND(…)",
  });

function isBandOperator({ comparisonOperator }: MetricAlarmInputs): boolean {
  return BAND_OPERATORS.some((operator) => operator === comparisonOperator);
}

function bandOf({ metricQueries, thresholdMetricId }: MetricAlarmInputs): unknown {
  return metricQueries?.find(
    ({ id, expression }) => id === thresholdMetricId && expression?.startsWith("ANOMALY_DETECTION_BAND("),
  );
}

function isWatched({ metricQueries, thresholdMetricId }: MetricAlarmInputs): boolean {
  if (metricQueries === undefined) return true;
  const returned = metricQueries.filter(({ returnData }) => returnData === true).map(({ id }) => id);
  return thresholdMetricId === undefined
    ? returned.length === 1
    : returned.length === 2 && returned.includes(thresholdMetricId);
}

function isDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
