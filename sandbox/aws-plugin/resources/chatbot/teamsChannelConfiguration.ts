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
  channelId: z
    .string()
    .max(255)
    .regex(/%3a.*%40/i, "expected the id of a Teams channel as its link has it, 19%3a…%40thread.tacv2"),
  channelName: z.string().min(1).max(1_000).optional(),
  teamId: z.guid(),
  teamName: z.string().min(1).max(255).optional(),
  tenantId: z.guid(),
});

type Inputs = z.infer<typeof inputs>;

/** A Microsoft Teams channel that hears of alarms, as the plugin holds it. */
export type TeamsChannel = Readonly<Inputs> & {
  readonly chatConfigurationArn: string;
  readonly channelName: string;
  readonly teamName: string;
};

declare module "../../heldState" {
  interface HeldKinds {
    /** By the team's id. */
    teamsChannel: TeamsChannel;
  }
}

/**
 * The emulator has no AWS Chatbot: the plugin holds the configuration. Teams is not asked for names that are not given;
 * the ids stand in. The real provider finds it by its team, so that a team has one.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html
 */
export const teamsChannelConfiguration = defineResource({
  type: "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
  inputs,
  ...channelFacts,
  computed: [...channelOutputs, "channelName", "teamName"],
  ...onlyHeld("teamsChannel"),

  async create(session, channel) {
    const { teamId } = channel;
    const existing = await session.held.get(session.accountId, "teamsChannel", teamId);
    assertIsNew(existing, `a channel configuration of the team ${teamId}`);
    await hold(session, channel);
    return { id: teamId };
  },

  async update(session, { olds, news }) {
    assertUnchanged(["configurationName", "teamId", "tenantId"], olds, news);
    await hold(session, news);
  },
});

async function hold(session: Session, channel: Inputs): Promise<void> {
  await session.held.put(session.accountId, "teamsChannel", channel.teamId, {
    ...channelDefaults(session),
    ...channel,
    chatConfigurationArn: channelArn(session, "microsoft-teams-channel", channel.configurationName),
    channelName: channel.channelName ?? channel.channelId,
    teamName: channel.teamName ?? channel.teamId,
  });
}
