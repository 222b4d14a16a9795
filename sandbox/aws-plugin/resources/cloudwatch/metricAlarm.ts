import type { MetricAlarm, PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { z } from "zod";
import { unordered } from "../../diff";
import { present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { fromTagList, tagChanges, toTagList } from "../../tags";
import { textOf } from "../../wire";
import { arn, tags } from "../schemas";

const actions = z.array(arn).max(5, "CloudWatch allows at most 5 actions a state").optional();

const inputs = z
  .strictObject({
    name: z.string().min(1).max(255),
    comparisonOperator: z.enum([
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanUpperThreshold",
    ]),
    evaluationPeriods: z.int().min(1),
    datapointsToAlarm: z.int().min(1).optional(),
    threshold: z.number().optional(),
    metricName: z.string().min(1).max(255).optional(),
    namespace: z.string().min(1).max(255).optional(),
    dimensions: z.record(z.string(), z.string()).optional(),
    period: z
      .int()
      .refine(
        (seconds) => [10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0),
        "expected 10, 20, 30 or a multiple of 60 seconds",
      )
      .optional(),
    statistic: z.enum(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]).optional(),
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
  })
  .refine(
    ({ statistic, extendedStatistic }) => (statistic === undefined) !== (extendedStatistic === undefined),
    { path: ["statistic"], message: "one of statistic and extendedStatistic must be given" },
  );

type Inputs = z.infer<typeof inputs>;

/**
 * An alarm on one metric; metric math (`metricQueries`) is not implemented.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const metricAlarm = defineResource({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  inputs,
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  autoName: { maxLength: 255 },
  regional: true,
  taggable: true,
  computed: ["arn", "evaluateLowSampleCountPercentiles"],
  replaceOn: ["name", "region"],
  canonical: { alarmActions: unordered, okActions: unordered, insufficientDataActions: unordered },

  async create(session, inputs) {
    if ((await describe(session, inputs.region, inputs.name)) !== undefined) {
      throw new Error(`CloudWatch metric alarm ${inputs.name} already exists`);
    }
    const cloudWatch = await session.clients.cloudWatch(inputs.region);
    await cloudWatch.putMetricAlarm({ ...request(inputs), Tags: toTagList(inputs.tags) });
    return { id: inputs.name };
  },

  async read(session, id, prior) {
    const region = textOf(prior, "region", session.region);
    const alarm = await describe(session, region, id);
    if (alarm === undefined) return undefined;
    const cloudWatch = await session.clients.cloudWatch(region);
    const { Tags } = await cloudWatch.listTagsForResource({
      ResourceARN: present(alarm.AlarmArn, "alarm ARN"),
    });
    return { ...properties(alarm), region, tags: fromTagList(Tags) };
  },

  async update(session, { outputs, olds, news }) {
    const cloudWatch = await session.clients.cloudWatch(news.region);
    await cloudWatch.putMetricAlarm(request(news));
    const { set, remove } = tagChanges(olds.tags, news.tags);
    const ResourceARN = textOf(outputs, "arn");
    if (Object.keys(set).length > 0) await cloudWatch.tagResource({ ResourceARN, Tags: toTagList(set) });
    if (remove.length > 0) await cloudWatch.untagResource({ ResourceARN, TagKeys: remove });
  },

  async delete(session, id, prior) {
    const cloudWatch = await session.clients.cloudWatch(textOf(prior, "region", session.region));
    await cloudWatch.deleteAlarms({ AlarmNames: [id] });
  },
});

async function describe(session: Session, region: string, name: string): Promise<MetricAlarm | undefined> {
  const cloudWatch = await session.clients.cloudWatch(region);
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({
    AlarmNames: [name],
    AlarmTypes: ["MetricAlarm"],
  });
  return MetricAlarms.find(({ AlarmName }) => AlarmName === name);
}

function request(inputs: Inputs): PutMetricAlarmInput {
  return {
    AlarmName: inputs.name,
    ComparisonOperator: inputs.comparisonOperator,
    EvaluationPeriods: inputs.evaluationPeriods,
    DatapointsToAlarm: inputs.datapointsToAlarm,
    Threshold: inputs.threshold,
    MetricName: inputs.metricName,
    Namespace: inputs.namespace,
    Dimensions: Object.entries(inputs.dimensions ?? {}).map(([Name, Value]) => ({ Name, Value })),
    Period: inputs.period,
    Statistic: inputs.statistic,
    ExtendedStatistic: inputs.extendedStatistic,
    Unit: inputs.unit as PutMetricAlarmInput["Unit"],
    TreatMissingData: inputs.treatMissingData,
    EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
    ActionsEnabled: inputs.actionsEnabled,
    AlarmActions: inputs.alarmActions,
    OKActions: inputs.okActions,
    InsufficientDataActions: inputs.insufficientDataActions,
    AlarmDescription: inputs.alarmDescription,
  };
}

function properties(alarm: MetricAlarm): Record<string, unknown> {
  return {
    name: alarm.AlarmName,
    arn: alarm.AlarmArn,
    comparisonOperator: alarm.ComparisonOperator,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    threshold: alarm.Threshold,
    metricName: alarm.MetricName,
    namespace: alarm.Namespace,
    dimensions: Object.fromEntries((alarm.Dimensions ?? []).map(({ Name = "", Value }) => [Name, Value])),
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
