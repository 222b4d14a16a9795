import type { GroupArgs } from "../args";

/**
 * What every admin of an account needs to watch its costs: full access to Budgets, and reading of Billing. The first
 * is the policy that AWS describes so; one named AWSBudgetsFullAccess, which guides mention, does not exist.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBudgetsActionsWithAWSResourceControlAccess.html
 */
export const BILLING_POLICIES = [
  "AWSBudgetsActionsWithAWSResourceControlAccess",
  "AWSBillingReadOnlyAccess",
] as const;

/**
 * The managed policy of a group or role of a usual kind.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
export const PRESETS: Readonly<Record<NonNullable<GroupArgs["preset"]>, string>> = {
  admin: "AdministratorAccess",
  billing: "job-function/Billing",
  "read-only": "ReadOnlyAccess",
};

/** The policies of a group or role: that of its preset, and those that are named. */
export function policiesOf({ preset, managedPolicies = [] }: Pick<GroupArgs, "preset" | "managedPolicies">) {
  return [...(preset === undefined ? [] : [PRESETS[preset]]), ...managedPolicies];
}

/** ARN of a managed policy that is given by ARN or, if AWS manages it, by name. */
export function policyArnOf(policy: string, partition: string): string {
  return policy.startsWith("arn:") ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
}

/** What names of resources have of a managed policy: its path and name. */
export function nameOfPolicy(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1).replaceAll("/", "-");
}
