import {
  type CloudWatchClient,
  ListTagsForResourceCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";

import type { Properties } from "../../check/offline/wire";
import { call } from "../permissions";
import { tagMap } from "./tags";

/** The alarms of the client's region on the estimated charges, those of single services or accounts too. */
export function billingAlarms(client: CloudWatchClient): Promise<MetricAlarm[]> {
  return call("cloudwatch:DescribeAlarms", async () => {
    const all: MetricAlarm[] = [];
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
      { client },
      { AlarmTypes: ["MetricAlarm"] },
    ))
      all.push(...MetricAlarms.filter(isOnCharges));
    return all;
  });
}

function isOnCharges({ Namespace, MetricName, Metrics = [] }: MetricAlarm): boolean {
  return (
    (Namespace === "AWS/Billing" && MetricName === "EstimatedCharges") ||
    Metrics.some(({ MetricStat }) => MetricStat?.Metric?.Namespace === "AWS/Billing")
  );
}

/** Whether an alarm is what the baseline's can be: one threshold for the total in US dollars. */
export function isOnTotal({ Metrics = [], Dimensions = [] }: MetricAlarm): boolean {
  const [dimension, ...others] = Dimensions;
  return (
    Metrics.length === 0 && others.length === 0 && dimension?.Name === "Currency" && dimension.Value === "USD"
  );
}

/** The inputs of an alarm. */
export async function alarmInputs(client: CloudWatchClient, alarm: MetricAlarm): Promise<Properties> {
  const { Tags } = await call("cloudwatch:ListTagsForResource", () =>
    client.send(new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn })),
  );
  return {
    actionsEnabled: alarm.ActionsEnabled,
    alarmActions: alarm.AlarmActions,
    alarmDescription: alarm.AlarmDescription,
    comparisonOperator: alarm.ComparisonOperator,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    evaluationPeriods: alarm.EvaluationPeriods,
    extendedStatistic: alarm.ExtendedStatistic,
    insufficientDataActions: alarm.InsufficientDataActions,
    okActions: alarm.OKActions,
    period: alarm.Period,
    statistic: alarm.Statistic,
    tags: tagMap(Tags),
    threshold: alarm.Threshold,
    treatMissingData: alarm.TreatMissingData ?? "missing",
    unit: alarm.Unit,
  };
}
