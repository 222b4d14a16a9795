import { CALLS, type Calls } from "../aws/call";

/**
 * All that `doctor` calls, as IAM actions: the least-privilege policy of its role. Nothing in it changes an account:
 * GenerateCredentialReport has access level Read.
 * `iam:ListOrganizationsFeatures` counts in the management account only.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const DOCTOR_ACTIONS = [
  // DescribeBudgets is allowed by this action; there is none of its own name.
  "budgets:ViewBudget",
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetTrailStatus",
  "cloudwatch:DescribeAlarmsForMetric",
  "cloudwatch:GetMetricStatistics",
  "iam:GenerateCredentialReport",
  "iam:GetAccountPasswordPolicy",
  "iam:GetAccountSummary",
  "iam:GetCredentialReport",
  "iam:GetLoginProfile",
  "iam:ListMFADevices",
  "iam:ListOrganizationsFeatures",
  "iam:ListUsers",
  "organizations:DescribeOrganization",
  "sns:ListSubscriptionsByTopic",
  "sts:GetCallerIdentity",
] as const;

export type DoctorAction = (typeof DOCTOR_ACTIONS)[number];

export { CallError } from "../aws/call";

export const { call, callUnless }: Calls<DoctorAction> = CALLS;
