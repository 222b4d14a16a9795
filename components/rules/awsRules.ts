/**
 * AWS's own rules for the values that the baseline is made from, each with the page it comes from.
 * A leaf: it imports nothing, so that the config schema and the component judge by the same rules.
 */

/** An account id: 12 digits, leading zeros count, so it is always a string. */
export const ACCOUNT_ID = /^\d{12}$/;

/**
 * A user or group name.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (names: letters, digits and + = , . @ _ -)
 */
export const IAM_USER_NAME = /^[A-Za-z0-9+=,.@_-]{1,64}$/;
export const IAM_GROUP_NAME = /^[A-Za-z0-9+=,.@_-]{1,128}$/;

/** A path of a user: begins and ends with a slash, 512 characters at most. Same source as the names. */
export const IAM_PATH = /^\/$|^\/[!-.0-~]+(\/[!-.0-~]+)*\/$/;
export const IAM_PATH_MAX_LENGTH = 512;

/** A managed policy: its ARN, or the name (with path, if it has one) of a policy that AWS manages. */
export const MANAGED_POLICY_ARN = /^arn:aws(-[a-z]+)*:iam::(aws|\d{12}):policy\/[A-Za-z0-9+=,.@_/-]+$/;
export const AWS_MANAGED_POLICY_NAME = /^([a-z-]+\/)?[A-Za-z0-9+=,.@_-]{1,128}$/;

/** Who may take a role with MFA: an account by its id, or an IAM user; sessions of roles carry no MFA. */
export const TRUSTED_PRINCIPAL = /^\d{12}$|^arn:aws(-[a-z]+)*:iam::\d{12}:(root|user\/[A-Za-z0-9+=,.@_/-]+)$/;

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const IDENTITY_PROVIDER_ARN =
  /^arn:aws(-[a-z]+)*:iam::\d{12}:(saml-provider\/[\w.-]{1,128}|oidc-provider\/[\w./:-]+)$/;

/** Users and roles by ARN, in which `*` stands for any text. */
export const PRINCIPAL_ARN_PATTERN = /^arn:aws(-[a-z]+)*:iam::\d{12}:(user|role)\/[A-Za-z0-9+=,.@_/*-]+$/;

/** A role to assume: its ARN, or the name (with path) of a role in the stack's own account. */
export const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[A-Za-z0-9+=,.@_/-]+$/;
export const ROLE_NAME = /^([A-Za-z0-9+=,.@_-]+\/)*[A-Za-z0-9+=,.@_-]{1,64}$/;

/** Latin-1 without control characters. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_DESCRIPTION = /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]*$/;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
export const ROLE_SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

/** A standard topic. Budgets and CloudWatch alarms take no FIFO topics. */
export const SNS_TOPIC_ARN = /^arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

/**
 * Other endpoints of topics; FIFO queues take no messages of standard topics.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export const SQS_QUEUE_ARN = /^arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
export const LAMBDA_FUNCTION_ARN =
  /^arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,64}(:[\w$-]+)?$/;

/** @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_Operations.html */
export const SLACK_TEAM_ID = /^[0-9A-Z]{1,255}$/;
export const SLACK_CHANNEL_ID = /^[A-Za-z0-9]{1,255}$/;
export const TEAMS_CHANNEL_ID = /^[\w=+/.,-]*%3[aA][\w=+/.,-]*%40[\w=+/.,-]*$/;

/**
 * An e-mail address that a notification can be sent to: one @, a domain with a dot, no spaces.
 * Deliberately no more than that: what it is worth is known when the confirmation arrives. AWS allows 50 characters
 * in a budget subscriber's address in the console but 2,147,483,647 in the API; RFC 5321 allows 254.
 */
export const EMAIL = /^(?=.{3,254}$)[^\s@<>(),;:"[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** An amount in USD: decimal, at most two places. */
export const USD_AMOUNT = /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/;

/**
 * An account alias: no hyphen at either end, and never two together.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
 */
export const ACCOUNT_ALIAS = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/**
 * Phone numbers of alternate contacts and of the primary one, and the countries whose addresses need a state or region.
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html
 */
export const CONTACT_PHONE = /^[\s0-9()+-]{1,25}$/;
export const PRIMARY_CONTACT_PHONE = /^[+][\s0-9()-]{1,19}$/;
export const COUNTRIES_WITH_STATES: ReadonlySet<string> = new Set(["US", "CA", "GB", "DE", "JP", "IN", "BR"]);

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const LOG_GROUP_NAME = /^[\w./#-]{1,512}$/;

/** A region's name, such as eu-central-1 or us-gov-west-1. */
export const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/**
 * Regions besides us-east-1 in which console sign-ins of IAM users are recorded, by which is nearest to the user.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
const SIGN_IN_REGIONS = ["us-east-2", "eu-north-1", "ap-southeast-2"] as const;

/**
 * Regions besides us-east-1 in which sign-in alerts look for events.
 * @param regions In place of those in which AWS records sign-ins.
 */
export function signInRegions(homeRegion: string, regions: readonly string[] = SIGN_IN_REGIONS): string[] {
  return [...new Set([...regions, homeRegion])].filter((region) => region !== "us-east-1");
}

/** A public PGP key as the AWS provider takes it: base64 of the binary key, or keybase:<user>. */
export const PGP_KEY = /^(keybase:[a-z0-9_]{2,25}|[A-Za-z0-9+/\s]{100,}={0,2}\s*)$/;

/**
 * Budgets: a notification has at most 10 e-mail addresses and one SNS topic, a budget at most 10 notifications.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_NotificationWithSubscribers.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html
 */
export const MAX_EMAILS_PER_NOTIFICATION = 10;
export const MAX_TOPICS_PER_NOTIFICATION = 1;
export const MAX_NOTIFICATIONS_PER_BUDGET = 10;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const MAX_TAGS = 50;

/**
 * Console passwords: at least 14 characters (CIS AWS Foundations Benchmark v3.0.0, 1.8), at most 128 (IAM).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export const MIN_PASSWORD_LENGTH = 14;
export const MAX_PASSWORD_LENGTH = 128;

/** The partition of a region: the second part of each ARN in it. */
export function partitionOf(region: string): string {
  const prefixes: readonly (readonly [prefix: string, partition: string])[] = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-isob-", "aws-iso-b"],
    ["us-isof-", "aws-iso-f"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-iso-", "aws-iso"],
    ["eusc-", "aws-eusc"],
  ];
  return prefixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/**
 * Why the baseline cannot be made in a partition, or undefined where it can (partition `aws`).
 * - GovCloud: its costs are billed to a linked standard account, which alone has Budgets and AWS/Billing metrics.
 *   https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-differences.html
 * - China: billed by the local operator in CNY, with its own billing policies; the alarm and budget here are in USD.
 *   https://docs.amazonaws.cn/en_us/aws/latest/userguide/billing-cost-management.html
 * - Others: no AWS/Billing metrics in us-east-1 to alarm on.
 */
export function partitionRefusal(partition: string): string | undefined {
  switch (partition) {
    case "aws":
      return undefined;
    case "aws-us-gov":
      return "GovCloud has no AWS Budgets and no billing metrics: its costs are billed to the linked standard account; deploy the baseline there";
    case "aws-cn":
      return "accounts in China are billed in CNY by the local operator, and the USD budget and the us-east-1 billing alarm do not exist there";
    default:
      return `the partition ${partition} has no billing metrics in us-east-1`;
  }
}

/** Names that occur more than once when compared as IAM compares them: without regard to case. */
export function caseInsensitiveDuplicates(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}
