import { CALLS, type Calls } from "../aws/call";

/**
 * All that `adopt` calls, as IAM actions: the least-privilege policy of its role. Each of them reads; their access
 * levels are List and Read.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ADOPT_ACTIONS = [
  "account:GetAlternateContact",
  "budgets:ListTagsForResource",
  // The calls that describe budgets are allowed by this action; there is none of their own names.
  "budgets:ViewBudget",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:ListTagsForResource",
  "iam:GetAccountPasswordPolicy",
  "iam:GetGroup",
  "iam:GetGroupPolicy",
  "iam:GetLoginProfile",
  "iam:GetUser",
  "iam:ListAccessKeys",
  "iam:ListAccountAliases",
  "iam:ListAttachedGroupPolicies",
  "iam:ListGroupPolicies",
  "iam:ListGroups",
  "iam:ListUsers",
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListResourceTags",
  "sns:GetSubscriptionAttributes",
  "sns:GetTopicAttributes",
  "sns:ListSubscriptionsByTopic",
  "sns:ListTagsForResource",
  "sts:GetCallerIdentity",
] as const;

export type AdoptAction = (typeof ADOPT_ACTIONS)[number];

export const { call, callUnless }: Calls<AdoptAction> = CALLS;
