import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { eachOnce, matching } from "./values";

const arns = (pattern: RegExp, allowed: string, what: string) =>
  eachOnce(z.array(matching(pattern, allowed), { error: `a list, each ${allowed}` }), what).optional();

const slackChannel = z.strictObject(
  {
    teamId: matching(rules.SLACK_TEAM_ID, "the id of a Slack workspace, e.g. T07EA123LEP").describe(
      "Id of the workspace. Authorize it in the AWS Chatbot console first.",
    ),
    channelId: matching(rules.SLACK_CHANNEL_ID, "the id of a Slack channel, e.g. C07EZ1ABC23").describe(
      "Id of the channel.",
    ),
  },
  { error: "a map with teamId and channelId" },
);

const uuid = (what: string) => z.guid({ error: `${what}, a UUID` });
const teamsChannel = z.strictObject(
  {
    teamId: uuid("the id of a team").describe(
      "Id of the team. Authorize it in the AWS Chatbot console first.",
    ),
    tenantId: uuid("the id of a Microsoft tenant").describe("Id of its tenant."),
    channelId: matching(rules.TEAMS_CHANNEL_ID, "the id of a channel as its link has it").describe(
      "Id of the channel, as its link has it.",
    ),
  },
  { error: "a map with teamId, tenantId and channelId" },
);

/** Where alarms, budgets and alerts are sent in addition to e-mail. */
export const notificationTargets = z
  .strictObject(
    {
      https: eachOnce(
        z.array(z.url({ protocol: /^https$/, error: "an https address" }), { error: "a list of addresses" }),
        "address",
      )
        .optional()
        .describe("Addresses that receive messages by HTTPS. Each has to confirm its subscription."),
      sqs: arns(rules.SQS_QUEUE_ARN, "the ARN of an SQS standard queue", "queue").describe(
        "ARNs of queues. Their policies must allow the topic to send.",
      ),
      lambda: arns(rules.LAMBDA_FUNCTION_ARN, "the ARN of a Lambda function", "function").describe(
        "ARNs of functions. Their policies must allow the topic to invoke them.",
      ),
      slack: z
        .array(slackChannel, { error: "a list of Slack channels" })
        .refine((list) => new Set(list.map((it) => `${it.teamId}/${it.channelId}`)).size === list.length, {
          error: "each Slack channel once",
        })
        .optional()
        .describe("Slack channels, through AWS Chatbot: maps with `teamId` and `channelId`."),
      teams: z
        .array(teamsChannel, { error: "a list of Microsoft Teams channels" })
        .refine((list) => new Set(list.map(({ teamId }) => teamId)).size === list.length, {
          error: "one channel of a team (AWS Chatbot's limit)",
        })
        .optional()
        .describe(
          "Microsoft Teams channels, through AWS Chatbot: maps with `teamId`, `tenantId` and `channelId`.",
        ),
    },
    { error: "a map with https, sqs, lambda, slack or teams" },
  )
  .optional()
  .describe("Where the baseline's topics send messages in addition to `emails`.");
