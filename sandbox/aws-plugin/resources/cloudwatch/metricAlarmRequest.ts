import type {
  Dimension,
  MetricAlarm,
  MetricDataQuery,
  PutMetricAlarmInput,
  StandardUnit,
} from "@aws-sdk/client-cloudwatch";
import type { Properties } from "../../wire";
import type { MetricAlarmInputs } from "./metricAlarmSchema";

type MetricQuery = NonNullable<MetricAlarmInputs["metricQueries"]>[number];

/** An alarm as CloudWatch takes it. */
export function toAlarm(inputs: MetricAlarmInputs): PutMetricAlarmInput {
  return {
    AlarmName: inputs.name,
    ComparisonOperator: inputs.comparisonOperator,
    EvaluationPeriods: inputs.evaluationPeriods,
    DatapointsToAlarm: inputs.datapointsToAlarm,
    Threshold: inputs.threshold,
    ThresholdMetricId: inputs.thresholdMetricId,
    Metrics: inputs.metricQueries?.map(toQuery),
    MetricName: inputs.metricName,
    Namespace: inputs.namespace,
    Dimensions: toDimensions(inputs.dimensions),
    Period: inputs.period,
    Statistic: inputs.statistic,
    ExtendedStatistic: inputs.extendedStatistic,
    Unit: inputs.unit as StandardUnit | undefined,
    TreatMissingData: inputs.treatMissingData,
    EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
    ActionsEnabled: inputs.actionsEnabled,
    AlarmActions: inputs.alarmActions,
    OKActions: inputs.okActions,
    InsufficientDataActions: inputs.insufficientDataActions,
    AlarmDescription: inputs.alarmDescription,
  };
}

/** An alarm as the real provider gives it. */
export function fromAlarm(alarm: MetricAlarm): Properties {
  return {
    name: alarm.AlarmName,
    arn: alarm.AlarmArn,
    comparisonOperator: alarm.ComparisonOperator,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    threshold: alarm.Threshold,
    thresholdMetricId: alarm.ThresholdMetricId,
    metricQueries: (alarm.Metrics ?? []).map(fromQuery),
    metricName: alarm.MetricName,
    namespace: alarm.Namespace,
    dimensions: fromDimensions(alarm.Dimensions),
    period: alarm.Period,
    statistic: alarm.Statistic,
    extendedStatistic: alarm.ExtendedStatistic,
    unit: alarm.Unit,
    treatMissingData: alarm.TreatMissingData ?? "missing",
    evaluateLowSampleCountPercentiles: alarm.EvaluateLowSampleCountPercentile,
    actionsEnabled: alarm.ActionsEnabled,
    alarmActions: alarm.AlarmActions,
    okActions: alarm.OKActions,
    insufficientDataActions: alarm.InsufficientDataActions,
    alarmDescription: alarm.AlarmDescription,
  };
}

function toQuery({ metric, ...query }: MetricQuery): MetricDataQuery {
  return {
    Id: query.id,
    AccountId: query.accountId,
    Expression: query.expression,
    Label: query.label,
    Period: query.period,
    // CloudWatch takes true where nothing is given, the real provider false.
    ReturnData: query.returnData ?? false,
    MetricStat: metric && {
      Metric: {
        MetricName: metric.metricName,
        Namespace: metric.namespace,
        Dimensions: toDimensions(metric.dimensions),
      },
      Period: metric.period,
      Stat: metric.stat,
      Unit: metric.unit as StandardUnit | undefined,
    },
  };
}

function fromQuery({ MetricStat, ...query }: MetricDataQuery): Properties {
  return {
    id: query.Id,
    accountId: query.AccountId,
    expression: query.Expression,
    label: query.Label,
    period: query.Period,
    returnData: query.ReturnData,
    metric: MetricStat && {
      metricName: MetricStat.Metric?.MetricName,
      namespace: MetricStat.Metric?.Namespace,
      dimensions: fromDimensions(MetricStat.Metric?.Dimensions),
      period: MetricStat.Period,
      stat: MetricStat.Stat,
      unit: MetricStat.Unit,
    },
  };
}

function toDimensions(dimensions: MetricAlarmInputs["dimensions"] = {}): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

function fromDimensions(dimensions: readonly Dimension[] = []): Properties {
  return Object.fromEntries(dimensions.map(({ Name = "", Value }) => [Name, Value]));
}
