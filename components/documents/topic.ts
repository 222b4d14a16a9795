import type { PolicyDocument, PolicyStatement } from "./policyDocument";

/** What each service that may publish to the baseline's topic publishes there. */
const SIDS = {
  cloudwatch: "AllowAlarms",
  budgets: "AllowBudgets",
  costalerts: "AllowCostAnomalies",
} as const;

/** A service that publishes to the baseline's topic; `costalerts` is Cost Anomaly Detection. */
export type Publisher = keyof typeof SIDS;

/**
 * Who may publish to the topic: exactly the given services, on behalf of what this account has there, over TLS.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
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
        Sid: SIDS[publisher],
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
        Sid: SIDS[publisher],
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
  const sources: Readonly<Record<Publisher, string | undefined>> = {
    cloudwatch: `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`,
    budgets: `arn:${partition}:budgets::${accountId}:*`,
    // AWS describes the account only for this service.
    costalerts: undefined,
  };
  const source = sources[publisher];
  return {
    StringEquals: { "aws:SourceAccount": accountId },
    ...(source !== undefined && { ArnLike: { "aws:SourceArn": source } }),
  };
}
