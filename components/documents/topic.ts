import type { PolicyDocument, PolicyStatement } from "./policyDocument";

/** A service that publishes to the baseline's topic: CloudWatch for its alarms, Budgets for its notifications. */
export type Publisher = "cloudwatch" | "budgets";

/**
 * Who may publish to the topic: exactly the given services, on behalf of this account's alarms and budgets, over TLS.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export function topicPolicyDocument(args: {
  topicArn: string;
  partition: string;
  accountId: string;
  /** Of the topic, and so of the alarms that publish to it. */
  region: string;
  publishers: readonly Publisher[];
}): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      ...args.publishers.map((publisher): PolicyStatement => ({
        Sid: publisher === "cloudwatch" ? "AllowAlarms" : "AllowBudgets",
        Effect: "Allow",
        Principal: { Service: `${publisher}.amazonaws.com` },
        Action: "sns:Publish",
        Resource: args.topicArn,
        Condition: fromThisAccount(publisher, args),
      })),
      {
        Sid: "DenyWithoutTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: args.topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}

/**
 * The key that encrypts the topic. A key of our own, since the policy of `alias/aws/sns` cannot let a service publish.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function topicKeyPolicyDocument(args: {
  partition: string;
  accountId: string;
  /** Of the topic, and so of the alarms that publish to it. */
  region: string;
  publishers: readonly Publisher[];
}): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        // Without it nobody could administer the key; access is then governed by the account's IAM policies.
        // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
        Sid: "AllowAdministrationThroughIam",
        Effect: "Allow",
        Principal: { AWS: `arn:${args.partition}:iam::${args.accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      ...args.publishers.map((publisher): PolicyStatement => ({
        Sid: publisher === "cloudwatch" ? "AllowAlarms" : "AllowBudgets",
        Effect: "Allow",
        Principal: { Service: `${publisher}.amazonaws.com` },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: fromThisAccount(publisher, args),
      })),
    ],
  };
}

/** Keeps another account from using the service as its deputy. */
function fromThisAccount(
  publisher: Publisher,
  { partition, accountId, region }: { partition: string; accountId: string; region: string },
): Record<string, Record<string, string>> {
  const source =
    publisher === "cloudwatch"
      ? `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`
      : `arn:${partition}:budgets::${accountId}:*`;
  return { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": source } };
}
