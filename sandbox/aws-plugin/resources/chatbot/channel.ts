import { z } from "zod";
import { unordered } from "../../diff";
import { AwsRuleError } from "../../errors";
import type { Session } from "../../session";
import type { Properties } from "../../wire";
import { arn, tags } from "../schemas";

/**
 * The inputs that channels of all chat services have.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
export const channelInputs = {
  configurationName: z
    .string()
    .regex(/^[\w-]{1,128}$/, "AWS Chatbot allows up to 128 letters, digits, hyphens and underscores"),
  guardrailPolicyArns: z.array(arn).optional(),
  iamRoleArn: arn,
  loggingLevel: z.enum(["ERROR", "INFO", "NONE"]),
  snsTopicArns: z.array(arn).optional(),
  userAuthorizationRequired: z.boolean(),
  region: z.string(),
  tags,
};

/** The facts that hold for channels of all chat services. */
export const channelFacts = {
  defaults: { loggingLevel: "NONE", userAuthorizationRequired: false },
  regional: true,
  taggable: true,
  replaceOn: ["region"],
  canonical: { snsTopicArns: unordered },
};

/** Outputs of channels of all chat services. */
export const channelOutputs = ["chatConfigurationArn", "guardrailPolicyArns", "snsTopicArns"];

/** What AWS Chatbot takes where a program says nothing: a guardrail that lets everything through, and no topic. */
export function channelDefaults({ partition }: Session): {
  guardrailPolicyArns: string[];
  snsTopicArns: string[];
} {
  return {
    guardrailPolicyArns: [`arn:${partition}:iam::aws:policy/AdministratorAccess`],
    snsTopicArns: [],
  };
}

/** @param service - As ARNs name it, such as `slack-channel`. */
export function channelArn({ partition, accountId }: Session, service: string, name: string): string {
  return `arn:${partition}:chatbot::${accountId}:chat-configuration/${service}/${name}`;
}

/** @throws AwsRuleError ConflictException when there is one already. */
export function assertIsNew(existing: unknown, what: string): void {
  if (existing !== undefined) throw new AwsRuleError("ConflictException", `${what} already exists`);
}

/**
 * The real provider plans the change of any input in place, but AWS Chatbot has no call that changes these.
 *
 * @throws Error
 */
export function assertUnchanged(properties: readonly string[], olds: Properties, news: Properties): void {
  const changed = properties.filter((property) => olds[property] !== news[property]);
  if (changed.length > 0) {
    throw new Error(
      `AWS Chatbot cannot change ${changed.join(", ")}: delete the configuration and create a new one`,
    );
  }
}
