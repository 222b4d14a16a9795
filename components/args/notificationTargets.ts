import type * as pulumi from "@pulumi/pulumi";

/** Where topics send messages, in addition to e-mail. */
export interface NotificationTargetsArgs {
  /** Addresses that messages are posted to. Each has to confirm its subscription. */
  https?: string[] | undefined;
  /** ARNs of standard queues. Their policies must allow the topic to send messages. */
  sqs?: pulumi.Input<string>[] | undefined;
  /** ARNs of functions. Their policies must allow the topic to invoke them. */
  lambda?: pulumi.Input<string>[] | undefined;
  /** Slack channels, whose workspace has to be authorized in the console of AWS Chatbot first. */
  slack?: SlackChannelArgs[] | undefined;
  /** Microsoft Teams channels, whose team has to be authorized in the console of AWS Chatbot first. */
  teams?: TeamsChannelArgs[] | undefined;
}

export interface SlackChannelArgs {
  /** Id of the workspace, such as `T07EA123LEP`. */
  teamId: string;
  /** Id of the channel, such as `C07EZ1ABC23`. */
  channelId: string;
}

export interface TeamsChannelArgs {
  /** Id of the team, a UUID. */
  teamId: string;
  /** Id of the Microsoft tenant, a UUID. */
  tenantId: string;
  /** Id of the channel, as its link has it. */
  channelId: string;
}
