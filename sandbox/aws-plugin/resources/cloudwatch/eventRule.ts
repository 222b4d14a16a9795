import type { PutRuleRequest } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { ifExists } from "../../errors";
import { canonicalJson } from "../../jsonText";
import { defineResource } from "../../resourceType";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { textOf } from "../../wire";
import { arn, tags } from "../schemas";
import { DEFAULT_BUS, eventBusName, eventName, ruleOf } from "./eventBus";

const ALL_MANAGEMENT_EVENTS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/**
 * The emulator judges patterns and schedules, but not their size.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const inputs = z
  .strictObject({
    name: eventName,
    namePrefix: z.string().max(38).optional(),
    description: z.string().max(512).optional(),
    eventBusName,
    eventPattern: z.string().max(2_048, "EventBridge allows at most 2048 characters a pattern").optional(),
    scheduleExpression: z.string().max(256).optional(),
    state: z.enum(["DISABLED", "ENABLED", ALL_MANAGEMENT_EVENTS]),
    roleArn: arn.optional(),
    forceDestroy: z.boolean(),
    region: z.string(),
    tags,
  })
  .refine((it) => it.eventPattern !== undefined || it.scheduleExpression !== undefined, {
    path: ["eventPattern"],
    message: "one of eventPattern and scheduleExpression must be given",
  })
  .refine((it) => it.scheduleExpression === undefined || it.state !== ALL_MANAGEMENT_EVENTS, {
    path: ["state"],
    message: "a rule with a schedule cannot have it",
  });

type Inputs = z.infer<typeof inputs>;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const eventRule = defineResource({
  type: "aws:cloudwatch/eventRule:EventRule",
  inputs,
  defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false, state: "ENABLED" },
  autoName: { maxLength: 64 },
  regional: true,
  taggable: true,
  computed: ["arn"],
  replaceOn: ["name", "namePrefix", "eventBusName", "region"],
  canonical: { eventPattern: canonicalJson },

  async create(session, inputs) {
    const eventBridge = await session.clients.eventBridge(inputs.region);
    await eventBridge.putRule({ ...request(inputs), Tags: toTagList(inputs.tags) });
    const { eventBusName, name } = inputs;
    return { id: eventBusName === DEFAULT_BUS ? name : `${eventBusName}/${name}` };
  },

  async read(session, id, prior) {
    const { bus, rule } = ruleOf(id);
    const region = textOf(prior, "region", session.region);
    const eventBridge = await session.clients.eventBridge(region);
    const found = await ifExists(eventBridge.describeRule({ EventBusName: bus, Name: rule }));
    if (found === undefined) return undefined;
    const { Tags } = await eventBridge.listTagsForResource({ ResourceARN: found.Arn });
    return {
      name: found.Name,
      description: found.Description,
      // AWS answers with a bus's name where its ARN was given.
      eventBusName: bus,
      eventPattern: found.EventPattern,
      scheduleExpression: found.ScheduleExpression,
      state: found.State,
      roleArn: found.RoleArn,
      region,
      tags: fromTagList(Tags),
      arn: found.Arn,
    };
  },

  async update(session, { olds, news, outputs }) {
    const eventBridge = await session.clients.eventBridge(news.region);
    await eventBridge.putRule(request(news));
    const ResourceARN = textOf(outputs, "arn");
    await updateTags(olds.tags, news.tags, {
      set: (tags) => eventBridge.tagResource({ ResourceARN, Tags: toTagList(tags) }),
      remove: (TagKeys) => eventBridge.untagResource({ ResourceARN, TagKeys }),
    });
  },

  async delete(session, id, prior) {
    const { bus, rule } = ruleOf(id);
    const eventBridge = await session.clients.eventBridge(textOf(prior, "region"));
    await ifExists(
      eventBridge.deleteRule({ EventBusName: bus, Name: rule, Force: prior["forceDestroy"] === true }),
    );
  },
});

/** The call replaces the whole rule, but for its tags. */
function request(inputs: Inputs): PutRuleRequest {
  return {
    Name: inputs.name,
    EventBusName: inputs.eventBusName,
    Description: inputs.description,
    EventPattern: inputs.eventPattern,
    ScheduleExpression: inputs.scheduleExpression,
    State: inputs.state,
    RoleArn: inputs.roleArn,
  };
}
