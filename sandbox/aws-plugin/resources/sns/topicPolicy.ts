import { z } from "zod";
import { regionOf } from "../../arns";
import { ifExists } from "../../errors";
import { canonicalPolicy } from "../../policyJson";
import { defineResource } from "../../resourceType";
import type { Session } from "../../session";
import { arn, document } from "../schemas";
import { textOf } from "../../wire";
import { assertResourcePolicy } from "../resourcePolicyRules";

/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
export const topicPolicy = defineResource({
  type: "aws:sns/topicPolicy:TopicPolicy",
  inputs: z.strictObject({ arn, policy: document, region: z.string() }),
  regional: true,
  documents: ["policy"],
  computed: ["owner"],
  replaceOn: ["arn", "region"],
  canonical: { policy: canonicalPolicy },

  async create(session, { arn, policy, region }) {
    assertResourcePolicy(policy);
    await setPolicy(session, region, arn, policy);
    return { id: arn };
  },

  async read(session, TopicArn) {
    const region = regionOf(TopicArn, session);
    const sns = await session.clients.sns(region);
    const found = await ifExists(sns.getTopicAttributes({ TopicArn }));
    if (found?.Attributes === undefined) return undefined;
    return { arn: TopicArn, policy: found.Attributes["Policy"], owner: found.Attributes["Owner"], region };
  },

  async update(session, { news: { arn, policy, region } }) {
    assertResourcePolicy(policy);
    await setPolicy(session, region, arn, policy);
  },

  /** A topic always has a policy: as the real provider does, that of a new topic is put back. */
  async delete(session, TopicArn, prior) {
    await ifExists(setPolicy(session, textOf(prior, "region"), TopicArn, defaultPolicy(TopicArn)));
  },
});

async function setPolicy(session: Session, region: string, TopicArn: string, policy: string): Promise<void> {
  const sns = await session.clients.sns(region);
  await sns.setTopicAttributes({ TopicArn, AttributeName: "Policy", AttributeValue: policy });
}

function defaultPolicy(topicArn: string): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "SNS:GetTopicAttributes",
          "SNS:SetTopicAttributes",
          "SNS:AddPermission",
          "SNS:RemovePermission",
          "SNS:DeleteTopic",
          "SNS:Subscribe",
          "SNS:ListSubscriptionsByTopic",
          "SNS:Publish",
        ],
        Resource: topicArn,
        Condition: { StringEquals: { "AWS:SourceOwner": topicArn.split(":")[4] } },
      },
    ],
  });
}
