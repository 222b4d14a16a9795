import type { CloudWatchLogs, MetricFilter, MetricTransformation } from "@aws-sdk/client-cloudwatch-logs";
import { z } from "zod";
import { decimal } from "../../diff";
import { AwsRuleError, ifExists } from "../../errors";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import type { Properties } from "../../wire";
import { describeLogGroup, logGroupName } from "./logGroup";

const metricWord = z.string().regex(/^[^:*$]{1,255}$/, "CloudWatch allows up to 255 characters but :*$");

const metricTransformation = z
  .strictObject({
    name: metricWord,
    namespace: metricWord,
    value: z.string().min(1).max(100),
    defaultValue: z
      .string()
      .refine((text) => typeof decimal(text) === "number", "expected a number")
      .optional(),
    dimensions: z
      .record(z.string().max(255), z.string().max(255))
      .refine((map) => Object.keys(map).length <= 3, "CloudWatch Logs allows at most 3 dimensions")
      .optional(),
    unit: z.string().optional(),
  })
  .refine(({ defaultValue, dimensions }) => defaultValue === undefined || dimensions === undefined, {
    path: ["defaultValue"],
    message: "defaultValue and dimensions exclude each other",
  });

const inputs = z.strictObject({
  name: z.string().regex(/^[^:*]{1,512}$/, "CloudWatch Logs allows up to 512 characters but : and *"),
  logGroupName,
  pattern: z.string().max(1_024, "CloudWatch Logs allows at most 1024 characters a pattern"),
  metricTransformation,
  region: z.string(),
});

type Inputs = z.infer<typeof inputs>;

/**
 * A filter that makes a metric of log events; its pattern is not judged. The emulator takes one for a log group that
 * does not exist, and adds a second of the same name instead of changing the first: an update deletes and creates.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export const logMetricFilter = defineResource({
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  inputs,
  autoName: { maxLength: 512 },
  regional: true,
  computed: [],
  replaceOn: ["name", "logGroupName", "region"],
  canonical: { metricTransformation: canonicalTransformation },

  async create(session, inputs) {
    const logs = await session.clients.logs(inputs.region);
    if ((await describeLogGroup(logs, inputs.logGroupName)) === undefined) {
      throw new AwsRuleError("ResourceNotFoundException", "The specified log group does not exist.");
    }
    await put(logs, inputs);
    return { id: inputs.name };
  },

  async read(session, id, prior) {
    const region = textOf(prior, "region", session.region);
    const { logGroupName, name } = filterOf(id, prior);
    const found = await describe(await session.clients.logs(region), logGroupName, name);
    return found && { ...properties(found), region };
  },

  async update(session, { news }) {
    await put(await session.clients.logs(news.region), news);
  },

  async delete(session, id, prior) {
    const logs = await session.clients.logs(textOf(prior, "region"));
    const { logGroupName, name } = filterOf(id, prior);
    await ifExists(logs.deleteMetricFilter({ logGroupName, filterName: name }));
  },
});

async function describe(
  logs: CloudWatchLogs,
  logGroupName: string,
  name: string,
): Promise<MetricFilter | undefined> {
  const found = await ifExists(logs.describeMetricFilters({ logGroupName, filterNamePrefix: name }));
  return found?.metricFilters?.find(({ filterName }) => filterName === name);
}

async function put(logs: CloudWatchLogs, { name, logGroupName, pattern, ...inputs }: Inputs): Promise<void> {
  const { metricTransformation: it } = inputs;
  if ((await describe(logs, logGroupName, name)) !== undefined) {
    await logs.deleteMetricFilter({ logGroupName, filterName: name });
  }
  const transformation: MetricTransformation = {
    metricName: it.name,
    metricNamespace: it.namespace,
    metricValue: it.value,
    defaultValue: it.defaultValue === undefined ? undefined : Number(it.defaultValue),
    dimensions: it.dimensions,
    unit: it.unit as MetricTransformation["unit"],
  };
  await logs.putMetricFilter({
    logGroupName,
    filterName: name,
    filterPattern: pattern,
    metricTransformations: [transformation],
  });
}

function properties({
  filterName,
  logGroupName,
  filterPattern,
  metricTransformations,
}: MetricFilter): Properties {
  const [it] = metricTransformations ?? [];
  return {
    name: filterName,
    logGroupName,
    pattern: filterPattern,
    metricTransformation: it && {
      name: it.metricName,
      namespace: it.metricNamespace,
      value: it.metricValue,
      defaultValue: it.defaultValue === undefined ? undefined : String(it.defaultValue),
      dimensions: it.dimensions,
      unit: it.unit,
    },
  };
}

/** A unit that is not given is `None`; `1` and `1.0` are one default value. */
function canonicalTransformation(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { unit = "None", defaultValue, ...rest } = value as Partial<Inputs["metricTransformation"]>;
  return { ...rest, unit, defaultValue: decimal(defaultValue) };
}

/** Of the state; of an import's id, `<log group>:<filter>`, when there is none. */
function filterOf(id: string, prior: Properties): { logGroupName: string; name: string } {
  const [group = "", name = ""] = id.split(":");
  return {
    logGroupName: textOf(prior, "logGroupName", group),
    name: textOf(prior, "name", name),
  };
}
