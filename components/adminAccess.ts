import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import { AdminUser } from "./adminUser";
import type { AccountBaselineArgs } from "./args";
import { mfaEnforcementDocument } from "./documents/mfaEnforcement";

/**
 * What every admin of an account needs to watch its costs: full access to Budgets, and reading of Billing. The first
 * is the policy that AWS describes so; one named AWSBudgetsFullAccess, which guides mention, does not exist.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBudgetsActionsWithAWSResourceControlAccess.html
 */
const BILLING_POLICIES = [
  "AWSBudgetsActionsWithAWSResourceControlAccess",
  "AWSBillingReadOnlyAccess",
] as const;

export interface AdminAccessArgs extends Pick<
  AccountBaselineArgs,
  "accountId" | "admins" | "groupName" | "managedPolicies" | "tags"
> {
  partition: string;
}

/**
 * The admin group with its policies, and the users in it.
 *
 * The order closes the window in which a credential would work without the MFA policy: group and its inline policy,
 * then the users, then their memberships, and only then passwords and keys. Deletion goes the other way round.
 */
export class AdminAccess extends pulumi.ComponentResource {
  readonly groupName: pulumi.Output<string>;
  readonly groupPolicyName: pulumi.Output<string>;
  readonly users: readonly AdminUser[];

  constructor(name: string, args: AdminAccessArgs, opts: pulumi.ComponentResourceOptions) {
    super("account-baseline:index:AdminAccess", name, {}, opts);
    const group = new iam.Group(`${name}-group`, { name: args.groupName }, { parent: this });
    const mfaPolicy = new iam.GroupPolicy(
      `${name}-mfa-enforcement`,
      { group: group.name, policy: JSON.stringify(mfaEnforcementDocument(args)) },
      { parent: this },
    );
    const attachments = [...BILLING_POLICIES, ...(args.managedPolicies ?? [])].map((policy) => {
      const arn = policy.startsWith("arn:") ? policy : `arn:${args.partition}:iam::aws:policy/${policy}`;
      return new iam.GroupPolicyAttachment(
        `${name}-policy-${arn.slice(arn.indexOf("/") + 1).replaceAll("/", "-")}`,
        { group: group.name, policyArn: arn },
        { parent: this, dependsOn: mfaPolicy },
      );
    });
    this.users = args.admins.map(
      (admin) =>
        new AdminUser(
          `${name}-${admin.name}`,
          { ...admin, group: group.name, tags: mergeTags(args.tags, admin.tags) },
          { parent: this, dependsOn: [mfaPolicy, ...attachments] },
        ),
    );
    this.groupName = group.name;
    this.groupPolicyName = mfaPolicy.name;
    this.registerOutputs({ groupName: this.groupName, groupPolicyName: this.groupPolicyName });
  }
}

type Tags = pulumi.Input<Record<string, pulumi.Input<string>>>;

function mergeTags(shared: Tags = {}, own: Tags = {}): pulumi.Output<Record<string, string>> {
  return pulumi.all([shared, own]).apply(([a, b]) => ({ ...a, ...b }));
}
