import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  paginateListSubscriptionsByTopic,
  type SNSClient,
} from "@aws-sdk/client-sns";

import { ADOPTABLE } from "../../../components/rules/adoptable";
import type { Properties } from "../../check/offline/wire";
import { call, callUnless } from "../permissions";
import { tagMap } from "./tags";

/** A topic with its subscriptions. */
export interface TopicFacts {
  readonly arn: string;
  readonly today: Properties;
  /** Its policy, which every topic has. */
  readonly policy: string | undefined;
  readonly subscriptions: readonly SubscriptionFacts[];
}

export interface SubscriptionFacts {
  /** Undefined until the reader has confirmed: then there is nothing to import. */
  readonly arn: string | undefined;
  readonly protocol: string;
  readonly endpoint: string;
}

/** Undefined where there is no such topic. */
export async function topic(sns: SNSClient, arn: string): Promise<TopicFacts | undefined> {
  const output = await callUnless("NotFound", "sns:GetTopicAttributes", () =>
    sns.send(new GetTopicAttributesCommand({ TopicArn: arn })),
  );
  if (output === undefined) return undefined;
  const { Attributes = {} } = output;
  const { Tags } = await call("sns:ListTagsForResource", () =>
    sns.send(new ListTagsForResourceCommand({ ResourceArn: arn })),
  );
  return {
    arn,
    today: { ...inputsOf("aws:sns/topic:Topic", Attributes), tags: tagMap(Tags) },
    policy: Attributes["Policy"],
    subscriptions: await subscriptions(sns, arn),
  };
}

export async function subscriptionInputs(sns: SNSClient, arn: string): Promise<Properties> {
  const { Attributes = {} } = await call("sns:GetSubscriptionAttributes", () =>
    sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn })),
  );
  return inputsOf("aws:sns/topicSubscription:TopicSubscription", Attributes);
}

function subscriptions(sns: SNSClient, TopicArn: string): Promise<SubscriptionFacts[]> {
  return call("sns:ListSubscriptionsByTopic", async () => {
    const all: SubscriptionFacts[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
      { client: sns },
      { TopicArn },
    )) {
      for (const { Protocol = "", Endpoint = "", SubscriptionArn } of Subscriptions) {
        const confirmed = SubscriptionArn?.startsWith("arn:") === true;
        all.push({ arn: confirmed ? SubscriptionArn : undefined, protocol: Protocol, endpoint: Endpoint });
      }
    }
    return all;
  });
}

/** SNS has its attributes by the names of the inputs, but for upper and lower case: `HTTPSuccessFeedbackRoleArn`. */
function inputsOf(
  type: "aws:sns/topic:Topic" | "aws:sns/topicSubscription:TopicSubscription",
  attributes: Readonly<Record<string, string>>,
): Properties {
  const values = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    ADOPTABLE[type].keeps.flatMap((input) => {
      const value = values.get(input.toLowerCase());
      if (value === undefined) return [];
      return [[input, input.endsWith("SampleRate") ? Number(value) : value]];
    }),
  );
}
