import * as pulumi from "@pulumi/pulumi";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";

import { BILLING_REGION } from "../account/account";
import { KEEP_NAME } from "../account/adopted";
import type { AccountBaselineArgs } from "../args";
import { type Publisher, topicKeyPolicyDocument, topicPolicyDocument } from "../documents/topic";

export interface NotificationTopicArgs extends Pick<
  AccountBaselineArgs,
  "accountId" | "emails" | "notificationTargets" | "tags"
> {
  partition: string;
  /** Region of the topic, where it is not that of the provider, us-east-1. */
  region?: string | undefined;
  /** The services that may publish, and no others. */
  publishers: readonly Publisher[];
}

/**
 * An encrypted SNS topic that only the given services of this account publish to, and its e-mail
 * subscriptions.
 */
export class NotificationTopic extends pulumi.ComponentResource {
  /** ARN of the topic, known only once its policy lets the publishers in: Budgets checks that at once. */
  readonly arn: pulumi.Output<string>;
  /** ARN of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  readonly topic: sns.Topic;

  constructor(name: string, args: NotificationTopicArgs, opts: pulumi.ComponentResourceOptions) {
    super("account-baseline:index:NotificationTopic", name, {}, opts);
    const { tags, region } = args;
    const document = { ...args, region: region ?? BILLING_REGION };
    const key = new kms.Key(
      `${name}-key`,
      {
        description: "Encrypts the account baseline's notifications",
        enableKeyRotation: true,
        policy: JSON.stringify(topicKeyPolicyDocument(document)),
        tags,
        region,
      },
      { parent: this },
    );
    const topic = new sns.Topic(
      name,
      { displayName: "AWS account baseline", kmsMasterKeyId: key.arn, tags, region },
      { parent: this, ...KEEP_NAME },
    );
    const policy = new sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: topic.arn,
        // A preview knows the topic's name but not its ARN; with an ARN built from the name, the document can be judged in preview.
        policy: topic.name.apply((topicName) =>
          JSON.stringify(
            topicPolicyDocument({
              ...document,
              topicArn: `arn:${args.partition}:sns:${document.region}:${args.accountId}:${topicName}`,
            }),
          ),
        ),
        region,
      },
      { parent: this },
    );
    const subscriptions = endpointsOf(args).map(
      ({ id, protocol, endpoint }) =>
        // Named by address: taking one out of the list leaves the others' confirmed subscriptions alone.
        new sns.TopicSubscription(
          `${name}-${id}`,
          { topic: topic.arn, protocol, endpoint, region },
          { parent: this },
        ),
    );
    if (!hasChat(args)) this.warnUnlessConfirmed(topic.name, subscriptions);
    this.topic = topic;
    this.arn = policy.arn;
    this.keyArn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }

  /** Says so where nobody who is to hear of a message has confirmed it. */
  private warnUnlessConfirmed(
    topicName: pulumi.Output<string>,
    subscriptions: readonly sns.TopicSubscription[],
  ): void {
    pulumi
      .all([topicName, pulumi.all(subscriptions.map(({ pendingConfirmation }) => pendingConfirmation))])
      .apply(([topic, pending]) => {
        if (!pending.every((it) => it)) return;
        void pulumi.log.warn(
          `no subscription of the topic ${topic} is confirmed, so nobody receives alarms: open the mail "AWS Notification - Subscription Confirmation" and follow its link`,
          this,
        );
      });
  }
}

interface Endpoint {
  /** Part of the resource's name: the address, or a number where the address is an output. */
  id: string;
  protocol: "email" | "https" | "lambda" | "sqs";
  endpoint: pulumi.Input<string>;
}

function endpointsOf({ emails, notificationTargets = {} }: NotificationTopicArgs): Endpoint[] {
  const { https = [], sqs = [], lambda = [] } = notificationTargets;
  let outputs = 0;
  const of = (protocol: Endpoint["protocol"], endpoints: readonly pulumi.Input<string>[]) =>
    endpoints.map((endpoint) => {
      const id = typeof endpoint === "string" ? endpoint : `${protocol}-output-${++outputs}`;
      return { id, protocol, endpoint };
    });
  return [...of("email", emails), ...of("https", https), ...of("sqs", sqs), ...of("lambda", lambda)];
}

/** Chat channels subscribe by themselves, and need no confirmation. */
function hasChat({ notificationTargets: { slack = [], teams = [] } = {} }: NotificationTopicArgs): boolean {
  return slack.length + teams.length > 0;
}
