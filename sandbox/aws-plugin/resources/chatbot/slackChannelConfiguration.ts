import { z } from "zod";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { onlyHeld } from "../held";
import {
  assertIsNew,
  assertUnchanged,
  channelArn,
  channelDefaults,
  channelFacts,
  channelInputs,
  channelOutputs,
} from "./channel";

const inputs = z.strictObject({
  ...channelInputs,
  slackChannelId: z
    .string()
    .regex(/^[a-z\d]{1,255}$/i, "expected the id of a Slack channel such as C07EZ1ABC23"),
  slackTeamId: z
    .string()
    .regex(/^[A-Z\d]{1,255}$/, "expected the id of a Slack workspace such as T07EA123LEP"),
});

type Inputs = z.infer<typeof inputs>;

/** A Slack channel that hears of alarms, as the plugin holds it. */
export type SlackChannel = Readonly<Inputs> & {
  readonly chatConfigurationArn: string;
  readonly slackChannelName: string;
  readonly slackTeamName: string;
};

declare module "../../heldState" {
  interface HeldKinds {
    /** By ARN. */
    slackChannel: SlackChannel;
  }
}

/**
 * The emulator has no AWS Chatbot: the plugin holds the configuration. Slack is not asked for names; the ids stand in.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
export const slackChannelConfiguration = defineResource({
  type: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  inputs,
  ...channelFacts,
  computed: [...channelOutputs, "slackChannelName", "slackTeamName"],
  ...onlyHeld("slackChannel"),

  async create(session, channel) {
    const arn = channelArn(session, "slack-channel", channel.configurationName);
    assertIsNew(await session.held.get(session.accountId, "slackChannel", arn), arn);
    await hold(session, arn, channel);
    return { id: arn };
  },

  async update(session, { id, olds, news }) {
    assertUnchanged(["configurationName", "slackTeamId"], olds, news);
    await hold(session, id, news);
  },
});

async function hold(session: Session, arn: string, channel: Inputs): Promise<void> {
  await session.held.put(session.accountId, "slackChannel", arn, {
    ...channelDefaults(session),
    ...channel,
    chatConfigurationArn: arn,
    slackChannelName: channel.slackChannelId,
    slackTeamName: channel.slackTeamId,
  });
}
