import type { CloudWatchLogs, LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import { z } from "zod";
import { ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import { updateTags } from "../../tags";
import { textOf } from "../../wire";
import { arn, tags } from "../schemas";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288,
  3_653,
] as const;

/** The name of a log group. */
export const logGroupName = z
  .string()
  .regex(/^[\w./#-]{1,512}$/, "CloudWatch Logs allows up to 512 letters, digits and ./#-_");

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logGroup = defineResource({
  type: "aws:cloudwatch/logGroup:LogGroup",
  inputs: z.strictObject({
    name: logGroupName,
    retentionInDays: z.literal(RETENTION_DAYS),
    kmsKeyId: arn.optional(),
    region: z.string(),
    tags,
  }),
  defaults: { retentionInDays: 0 },
  autoName: { maxLength: 512 },
  regional: true,
  taggable: true,
  computed: ["arn"],
  replaceOn: ["name", "region"],

  async create(session, { name: logGroupName, retentionInDays, kmsKeyId, region, tags }) {
    const logs = await session.clients.logs(region);
    await logs.createLogGroup({ logGroupName, kmsKeyId, tags: { ...tags } });
    if (retentionInDays !== 0) await logs.putRetentionPolicy({ logGroupName, retentionInDays });
    return { id: logGroupName };
  },

  async read(session, id, prior) {
    const region = textOf(prior, "region", session.region);
    const logs = await session.clients.logs(region);
    const found = await describeLogGroup(logs, id);
    if (found === undefined) return undefined;
    const { tags = {} } = await logs.listTagsForResource({ resourceArn: found.logGroupArn });
    return {
      name: found.logGroupName,
      retentionInDays: found.retentionInDays ?? 0,
      kmsKeyId: found.kmsKeyId,
      region,
      tags,
      arn: found.logGroupArn,
    };
  },

  async update(session, { id: logGroupName, olds, news, outputs }) {
    const logs = await session.clients.logs(news.region);
    const { retentionInDays, kmsKeyId } = news;
    if (olds.kmsKeyId !== kmsKeyId) {
      throw new Error("the sandbox's emulator cannot change the key of a log group that exists");
    }
    if (olds.retentionInDays !== retentionInDays) {
      if (retentionInDays === 0) await logs.deleteRetentionPolicy({ logGroupName });
      else await logs.putRetentionPolicy({ logGroupName, retentionInDays });
    }
    const resourceArn = textOf(outputs, "arn");
    await updateTags(olds.tags, news.tags, {
      set: (tags) => logs.tagResource({ resourceArn, tags: { ...tags } }),
      remove: (tagKeys) => logs.untagResource({ resourceArn, tagKeys }),
    });
  },

  async delete(session, logGroupName, prior) {
    const logs = await session.clients.logs(textOf(prior, "region"));
    await ifExists(logs.deleteLogGroup({ logGroupName }));
  },
});

/** A log group by its name: AWS finds by what names begin with only. */
export async function describeLogGroup(logs: CloudWatchLogs, name: string): Promise<LogGroup | undefined> {
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: name });
  return logGroups.find(({ logGroupName }) => logGroupName === name);
}
