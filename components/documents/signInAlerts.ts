import type { PolicyDocument } from "./policyDocument";

/** A pattern of EventBridge: at each key the values that match, or a deeper pattern. */
export interface EventPattern {
  readonly [key: string]: EventPattern | readonly unknown[];
}

const CONSOLE_SIGN_IN = "AWS Console Sign In via CloudTrail";

/**
 * Each thing that the root user does itself: sign-ins, failed ones too, and API calls, but not what a service does in
 * its name. The same conditions as CIS AWS Foundations v3.0.0, 4.3.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const ROOT_USE: Readonly<EventPattern> = {
  "detail-type": ["AWS API Call via CloudTrail", CONSOLE_SIGN_IN],
  detail: {
    userIdentity: { type: ["Root"], invokedBy: [{ exists: false }] },
    eventType: [{ "anything-but": ["AwsServiceEvent"] }],
  },
};

/**
 * Each sign-in of an IAM user to the console without MFA: CIS AWS Foundations v3.0.0, 4.2. Sign-ins of federated users
 * are left out, since their MFA is the identity provider's and AWS does not see it.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const SIGN_IN_WITHOUT_MFA: Readonly<EventPattern> = {
  "detail-type": [CONSOLE_SIGN_IN],
  detail: {
    eventName: ["ConsoleLogin"],
    userIdentity: { type: ["IAMUser"] },
    responseElements: { ConsoleLogin: ["Success"] },
    // A key that is absent does not match "anything-but".
    additionalEventData: { MFAUsed: [{ "anything-but": ["Yes"] }, { exists: false }] },
  },
};

/** The same two as filter patterns of a log group. @see SIGN_IN_WITHOUT_MFA, ROOT_USE */
export const ROOT_USE_FILTER =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';
export const SIGN_IN_WITHOUT_MFA_FILTER =
  '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != "Yes" && $.userIdentity.type = "IAMUser" && $.responseElements.ConsoleLogin = "Success" }';

/**
 * Who may take the role by which alerts are sent: EventBridge, for rules of this account whose name begins as given.
 *
 * A role, as AWS recommends since 2025, and not a statement for events.amazonaws.com in the topic's and the key's policy:
 * a key takes no condition on the account or the rule there, so that EventBridge of any account could use it. With one,
 * nothing is delivered. The page on resource-based policies still says that delivery to an encrypted topic
 * may fail with a role; it does not say when.
 * @see https://aws.amazon.com/about-aws/whats-new/2025/03/amazon-eventbridge-iam-execution-role-all-targets/
 * @see https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/407
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function alertRoleTrustDocument(args: {
  partition: string;
  accountId: string;
  ruleNamePrefix: string;
}): PolicyDocument {
  const { partition, accountId, ruleNamePrefix } = args;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowRulesOfTheBaseline",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:${partition}:events:*:${accountId}:rule/${ruleNamePrefix}*` },
        },
      },
    ],
  };
}

/** What the role may do: publish to the one topic with its key, and pass events on to the one event bus. */
export function alertRoleDocument(args: {
  topicArn: string;
  keyArn: string;
  busArn: string;
}): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Publish", Effect: "Allow", Action: "sns:Publish", Resource: args.topicArn },
      {
        Sid: "UseTopicKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: args.keyArn,
      },
      { Sid: "PassEventsOn", Effect: "Allow", Action: "events:PutEvents", Resource: args.busArn },
    ],
  };
}
