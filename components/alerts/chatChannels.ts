import type * as pulumi from "@pulumi/pulumi";
import * as chatbot from "@pulumi/aws/chatbot";
import * as iam from "@pulumi/aws/iam";

import type { AccountBaselineArgs, NotificationTargetsArgs } from "../args";
import type { PolicyDocument } from "../documents/policyDocument";

/** Who may take the role of a chat channel. A role is passed within its account only, so that no other can use it. */
const TRUST: Readonly<PolicyDocument> = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "AllowChatbot",
      Effect: "Allow",
      Principal: { Service: "chatbot.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
};

/**
 * Chat channels in which AWS Chatbot posts the messages of topics. Their role has no permissions, and its guardrail
 * denies what anyone could type: a channel is for reading.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/getting-started.html
 */
export function chatChannels(
  name: string,
  args: Pick<NotificationTargetsArgs, "slack" | "teams"> &
    Pick<AccountBaselineArgs, "tags"> & {
      partition: string;
      topicArns: readonly pulumi.Output<string>[];
      permissionsBoundary: pulumi.Input<string> | undefined;
    },
  opts: pulumi.CustomResourceOptions,
): void {
  const { slack = [], teams = [], tags, partition } = args;
  if (slack.length + teams.length === 0) return;
  const role = new iam.Role(
    name,
    {
      description: "Of the chat channels that the account baseline posts to",
      assumeRolePolicy: JSON.stringify(TRUST),
      permissionsBoundary: args.permissionsBoundary,
      tags,
    },
    opts,
  );
  const shared = {
    iamRoleArn: role.arn,
    snsTopicArns: [...args.topicArns],
    // Left out it would be AdministratorAccess.
    guardrailPolicyArns: [`arn:${partition}:iam::aws:policy/AWSDenyAll`],
    tags,
  };
  for (const { teamId, channelId } of slack) {
    new chatbot.SlackChannelConfiguration(
      `${name}-${channelId}`,
      {
        ...shared,
        configurationName: `${name}-${channelId}`,
        slackTeamId: teamId,
        slackChannelId: channelId,
      },
      opts,
    );
  }
  for (const { teamId, tenantId, channelId } of teams) {
    new chatbot.TeamsChannelConfiguration(
      `${name}-${teamId}`,
      { ...shared, configurationName: `${name}-${teamId}`, teamId, tenantId, channelId },
      opts,
    );
  }
}
