import { z } from "zod";
import { regionOf } from "../../arns";
import { ifExists, present } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import { textOf } from "../../wire";
import { arn, document } from "../schemas";

/** Subscription attributes of SNS by the name of the input. */
const ATTRIBUTES = {
  deliveryPolicy: "DeliveryPolicy",
  filterPolicy: "FilterPolicy",
  filterPolicyScope: "FilterPolicyScope",
  redrivePolicy: "RedrivePolicy",
  subscriptionRoleArn: "SubscriptionRoleArn",
} as const;

const names = Object.keys(ATTRIBUTES) as (keyof typeof ATTRIBUTES)[];

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export const topicSubscription = defineResource({
  type: "aws:sns/topicSubscription:TopicSubscription",
  inputs: z
    .strictObject({
      topic: arn,
      protocol: z.enum([
        "application",
        "email",
        "email-json",
        "firehose",
        "http",
        "https",
        "lambda",
        "sms",
        "sqs",
      ]),
      endpoint: z.string().min(1),
      rawMessageDelivery: z.boolean(),
      deliveryPolicy: document.optional(),
      filterPolicy: document.optional(),
      filterPolicyScope: z.enum(["MessageAttributes", "MessageBody"]).optional(),
      redrivePolicy: document.optional(),
      subscriptionRoleArn: arn.optional(),
      confirmationTimeoutInMinutes: z.int(),
      endpointAutoConfirms: z.boolean(),
      region: z.string(),
    })
    .refine(({ protocol, endpoint }) => !protocol.startsWith("email") || /^[^@\s]+@[^@\s]+$/.test(endpoint), {
      path: ["endpoint"],
      message: "expected an e-mail address",
    }),
  defaults: { rawMessageDelivery: false, confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false },
  regional: true,
  documents: ["deliveryPolicy", "filterPolicy", "redrivePolicy"],
  computed: ["arn", "confirmationWasAuthenticated", "filterPolicyScope", "ownerId", "pendingConfirmation"],
  replaceOn: ["topic", "protocol", "endpoint", "region"],
  canonical: {
    deliveryPolicy: canonicalPolicy,
    filterPolicy: canonicalPolicy,
    redrivePolicy: canonicalPolicy,
  },

  async create(session, inputs) {
    const sns = await session.clients.sns(inputs.region);
    const attributes = names.flatMap((name): [string, string][] =>
      inputs[name] === undefined ? [] : [[ATTRIBUTES[name], inputs[name]]],
    );
    if (inputs.rawMessageDelivery) attributes.push(["RawMessageDelivery", "true"]);
    const { SubscriptionArn } = await sns.subscribe({
      TopicArn: inputs.topic,
      Protocol: inputs.protocol,
      Endpoint: inputs.endpoint,
      Attributes: Object.fromEntries(attributes),
      ReturnSubscriptionArn: true,
    });
    return { id: present(SubscriptionArn, "subscription ARN") };
  },

  async read(session, SubscriptionArn) {
    const region = regionOf(SubscriptionArn, session);
    const sns = await session.clients.sns(region);
    const found = await ifExists(sns.getSubscriptionAttributes({ SubscriptionArn }));
    if (found?.Attributes === undefined) return undefined;
    const { Attributes } = found;
    return {
      ...Object.fromEntries(names.map((name) => [name, Attributes[ATTRIBUTES[name]]])),
      topic: Attributes["TopicArn"],
      protocol: Attributes["Protocol"],
      endpoint: Attributes["Endpoint"],
      rawMessageDelivery: Attributes["RawMessageDelivery"] === "true",
      region,
      arn: SubscriptionArn,
      ownerId: Attributes["Owner"],
      pendingConfirmation: Attributes["PendingConfirmation"] === "true",
      confirmationWasAuthenticated: Attributes["ConfirmationWasAuthenticated"] === "true",
    };
  },

  async update(session, { id: SubscriptionArn, olds, news }) {
    const sns = await session.clients.sns(news.region);
    for (const name of names) {
      if (olds[name] === news[name]) continue;
      await sns.setSubscriptionAttributes({
        SubscriptionArn,
        AttributeName: ATTRIBUTES[name],
        AttributeValue: news[name] ?? "",
      });
    }
    if (olds.rawMessageDelivery !== news.rawMessageDelivery) {
      await sns.setSubscriptionAttributes({
        SubscriptionArn,
        AttributeName: "RawMessageDelivery",
        AttributeValue: String(news.rawMessageDelivery),
      });
    }
  },

  async delete(session, SubscriptionArn, prior) {
    const sns = await session.clients.sns(textOf(prior, "region"));
    await ifExists(sns.unsubscribe({ SubscriptionArn }));
  },
});
