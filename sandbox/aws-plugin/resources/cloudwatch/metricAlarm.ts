import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { unordered } from "../../diff";
import { present } from "../../errors";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { textOf } from "../../wire";
import { fromAlarm, toAlarm } from "./metricAlarmRequest";
import { metricAlarmInputs } from "./metricAlarmSchema";
import type { MetricAlarmInputs } from "./metricAlarmSchema";

/**
 * The emulator keeps everything of an alarm but whose account a query is about: that is held by the plugin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const metricAlarm = defineResource({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  inputs: metricAlarmInputs,
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  autoName: { maxLength: 255 },
  regional: true,
  taggable: true,
  computed: ["arn", "evaluateLowSampleCountPercentiles"],
  replaceOn: ["name", "region"],
  canonical: {
    alarmActions: unordered,
    okActions: unordered,
    insufficientDataActions: unordered,
    metricQueries: unordered,
  },

  async create(session, inputs) {
    if ((await describe(session, inputs.region, inputs.name)) !== undefined) {
      throw new Error(`CloudWatch metric alarm ${inputs.name} already exists`);
    }
    const cloudWatch = await session.clients.cloudWatch(inputs.region);
    await cloudWatch.putMetricAlarm({ ...toAlarm(inputs), Tags: toTagList(inputs.tags) });
    await hold(session, inputs);
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
    const held = await session.held.get(session.accountId, "alarm", heldName(region, id));
    return {
      ...fromAlarm({
        ...alarm,
        Metrics: alarm.Metrics?.map((query) => ({
          ...query,
          AccountId: query.AccountId ?? held?.queryAccounts[query.Id ?? ""],
        })),
      }),
      region,
      tags: fromTagList(Tags),
    };
  },

  async update(session, { outputs, olds, news }) {
    const cloudWatch = await session.clients.cloudWatch(news.region);
    await cloudWatch.putMetricAlarm(toAlarm(news));
    await hold(session, news);
    const ResourceARN = textOf(outputs, "arn");
    await updateTags(olds.tags, news.tags, {
      set: (tags) => cloudWatch.tagResource({ ResourceARN, Tags: toTagList(tags) }),
      remove: (TagKeys) => cloudWatch.untagResource({ ResourceARN, TagKeys }),
    });
  },

  async delete(session, id, prior) {
    const region = textOf(prior, "region", session.region);
    const cloudWatch = await session.clients.cloudWatch(region);
    await cloudWatch.deleteAlarms({ AlarmNames: [id] });
    await session.held.remove(session.accountId, "alarm", heldName(region, id));
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

async function hold(
  session: Session,
  { name, region, metricQueries = [] }: MetricAlarmInputs,
): Promise<void> {
  const accounts = metricQueries.flatMap(({ id, accountId }): [string, string][] =>
    accountId === undefined ? [] : [[id, accountId]],
  );
  const key = heldName(region, name);
  if (accounts.length === 0) await session.held.remove(session.accountId, "alarm", key);
  else
    await session.held.put(session.accountId, "alarm", key, { queryAccounts: Object.fromEntries(accounts) });
}

/** An alarm has a name for each region. */
function heldName(region: string, name: string): string {
  return `${region}/${name}`;
}
