import { caseInsensitiveDuplicates } from "./awsRules";
import type { Fault } from "./fault";
import type { Preset } from "./literals";

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
export const PRESETS: Readonly<Record<Preset, string>> = {
  admin: "AdministratorAccess",
  billing: "job-function/Billing",
  "read-only": "ReadOnlyAccess",
};

interface Policies {
  readonly preset?: unknown;
  /** Names and ARNs; an output is not judged. */
  readonly managedPolicies?: readonly unknown[] | undefined;
}

interface Account extends Policies {
  readonly groups?: readonly Policies[] | undefined;
  readonly roles?: readonly Policies[] | undefined;
}

/** Managed policies that a group or role has twice: by name and by ARN, or in addition to those that it has anyway. */
export function policyFaults({ managedPolicies, groups = [], roles = [] }: Account): Fault[] {
  const ofPreset = ({ preset }: Policies): string[] => {
    const policy = Object.entries(PRESETS).find(([name]) => name === preset)?.[1];
    return policy === undefined ? [] : [policy];
  };
  return [
    ...twice(managedPolicies, BILLING_POLICIES, []),
    ...groups.flatMap((group, i) => twice(group.managedPolicies, ofPreset(group), ["groups", i])),
    ...roles.flatMap((role, i) => twice(role.managedPolicies, ofPreset(role), ["roles", i])),
  ];
}

function twice(policies: readonly unknown[] = [], given: readonly string[], at: Fault["path"]): Fault[] {
  const before = [...given];
  return policies.flatMap((policy, index) => {
    if (typeof policy !== "string") return [];
    const name = awsName(policy);
    before.push(name);
    if (!caseInsensitiveDuplicates(before).includes(name)) return [];
    const allowed = `each policy once; ${name} is attached already`;
    return [{ path: [...at, "managedPolicies", index], allowed }];
  });
}

/** The name of a policy that AWS manages, as one may write it instead of its ARN. */
function awsName(policy: string): string {
  return policy.replace(/^arn:[^:]+:iam::aws:policy\//, "");
}
