import { z } from "zod";
import { regionOf } from "../../arns";
import { ifExists, present } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import { fromTagList, toTagList, updateTags } from "../../tags";
import { document, tags } from "../schemas";
import { textOf } from "../../wire";
import { assertResourcePolicy } from "../resourcePolicyRules";

/** Topic attributes of SNS by the name of the input. */
const ATTRIBUTES = {
  displayName: "DisplayName",
  kmsMasterKeyId: "KmsMasterKeyId",
  policy: "Policy",
  deliveryPolicy: "DeliveryPolicy",
} as const;

const names = Object.keys(ATTRIBUTES) as (keyof typeof ATTRIBUTES)[];

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const topic = defineResource({
  type: "aws:sns/topic:Topic",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^[\w-]{1,251}(\.fifo)?$/, "SNS allows up to 256 letters, digits, hyphens and underscores"),
    namePrefix: z.string().optional(),
    displayName: z.string().max(100).optional(),
    kmsMasterKeyId: z.string().optional(),
    policy: document.optional(),
    deliveryPolicy: document.optional(),
    fifoTopic: z.boolean(),
    contentBasedDeduplication: z.boolean(),
    region: z.string(),
    tags,
  }),
  defaults: { fifoTopic: false, contentBasedDeduplication: false },
  autoName: { maxLength: 256, suffix: ({ fifoTopic }) => (fifoTopic === true ? ".fifo" : "") },
  regional: true,
  taggable: true,
  documents: ["policy", "deliveryPolicy"],
  computed: ["arn", "owner", "policy"],
  replaceOn: ["name", "namePrefix", "fifoTopic", "region"],
  canonical: { policy: canonicalPolicy, deliveryPolicy: canonicalPolicy },

  async create(session, inputs) {
    const sns = await session.clients.sns(inputs.region);
    if (inputs.policy !== undefined) assertResourcePolicy(inputs.policy);
    const attributes = names.flatMap((name): [string, string][] =>
      inputs[name] === undefined ? [] : [[ATTRIBUTES[name], inputs[name]]],
    );
    if (inputs.fifoTopic) attributes.push(["FifoTopic", "true"]);
    if (inputs.contentBasedDeduplication) attributes.push(["ContentBasedDeduplication", "true"]);
    const { TopicArn } = await sns.createTopic({
      Name: inputs.name,
      Attributes: Object.fromEntries(attributes),
      Tags: toTagList(inputs.tags),
    });
    return { id: present(TopicArn, "topic ARN") };
  },

  async read(session, TopicArn) {
    const region = regionOf(TopicArn, session);
    const sns = await session.clients.sns(region);
    const found = await ifExists(sns.getTopicAttributes({ TopicArn }));
    if (found?.Attributes === undefined) return undefined;
    const { Attributes } = found;
    const { Tags } = await sns.listTagsForResource({ ResourceArn: TopicArn });
    return {
      ...Object.fromEntries(names.map((name) => [name, Attributes[ATTRIBUTES[name]]])),
      name: TopicArn.split(":").at(-1),
      fifoTopic: Attributes["FifoTopic"] === "true",
      contentBasedDeduplication: Attributes["ContentBasedDeduplication"] === "true",
      region,
      tags: fromTagList(Tags),
      arn: TopicArn,
      owner: Attributes["Owner"],
    };
  },

  async update(session, { id: TopicArn, olds, news }) {
    const sns = await session.clients.sns(news.region);
    if (news.policy !== undefined) assertResourcePolicy(news.policy);
    for (const name of names) {
      if (olds[name] === news[name]) continue;
      // A policy that the program does not give stays what it is.
      if (name === "policy" && news.policy === undefined) continue;
      await sns.setTopicAttributes({
        TopicArn,
        AttributeName: ATTRIBUTES[name],
        AttributeValue: news[name] ?? "",
      });
    }
    if (olds.contentBasedDeduplication !== news.contentBasedDeduplication) {
      await sns.setTopicAttributes({
        TopicArn,
        AttributeName: "ContentBasedDeduplication",
        AttributeValue: String(news.contentBasedDeduplication),
      });
    }
    await updateTags(olds.tags, news.tags, {
      set: (tags) => sns.tagResource({ ResourceArn: TopicArn, Tags: toTagList(tags) }),
      remove: (TagKeys) => sns.untagResource({ ResourceArn: TopicArn, TagKeys }),
    });
  },

  async delete(session, TopicArn, prior) {
    const sns = await session.clients.sns(textOf(prior, "region"));
    await ifExists(sns.deleteTopic({ TopicArn }));
  },
});
