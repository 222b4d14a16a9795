import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import { KEEP_NAME } from "./adopted";
import type { AccountBaselineArgs, UserArgs } from "./args";
import type { CredentialStore } from "./credentialSecret";
import { mfaEnforcementDocument } from "./documents/mfaEnforcement";
import { GroupUser } from "./groupUser";
import { nameOfPolicy, policyArnOf } from "./managedPolicies";

/** Pulumi's types of a group and of its users; those of the admins tell them from all others. */
const TYPES = {
  admins: { group: "account-baseline:index:AdminAccess", user: "account-baseline:index:AdminUser" },
  others: { group: "account-baseline:index:UserGroup", user: "account-baseline:index:GroupUser" },
} as const;

export interface UserGroupArgs extends Pick<
  AccountBaselineArgs,
  "accountId" | "groupName" | "mfaEnforcement" | "permissionsBoundary" | "tags"
> {
  kind: keyof typeof TYPES;
  partition: string;
  /** ARNs of managed policies, or names of those that AWS manages. */
  managedPolicies: readonly string[];
  users: readonly UserArgs[];
  /** What `baseline` stands for as a permissions boundary. */
  boundaryArn: pulumi.Output<string> | undefined;
  /** Where passwords and keys are kept besides Pulumi's state. */
  store: CredentialStore | undefined;
}

/**
 * A group with its policies, and the users in it.
 *
 * The order closes the window in which a credential would work without the MFA policy: group and its inline policy,
 * then the users, then their memberships, and only then passwords and keys. Deletion goes the other way round.
 */
export class UserGroup extends pulumi.ComponentResource {
  readonly groupName: pulumi.Output<string>;
  readonly groupPolicyName: pulumi.Output<string>;
  readonly users: readonly GroupUser[];

  constructor(name: string, args: UserGroupArgs, opts: pulumi.ComponentResourceOptions) {
    super(TYPES[args.kind].group, name, {}, opts);
    const { partition, accountId, mfaEnforcement: stage } = args;
    const group = new iam.Group(
      `${name}-group`,
      { name: args.groupName },
      {
        parent: this,
        // IAM renames a group with its policies, of which the provider would then make a second one of each.
        ...(args.groupName === undefined ? KEEP_NAME : { replaceOnChanges: ["name"] }),
      },
    );
    const mfaPolicy = new iam.GroupPolicy(
      `${name}-mfa-enforcement`,
      {
        group: group.name,
        policy: JSON.stringify(mfaEnforcementDocument({ partition, accountId, stage })),
      },
      { parent: this, ...KEEP_NAME },
    );
    const attachments = args.managedPolicies.map((policy) => {
      const arn = policyArnOf(policy, partition);
      return new iam.GroupPolicyAttachment(
        `${name}-policy-${nameOfPolicy(arn)}`,
        { group: group.name, policyArn: arn },
        { parent: this, dependsOn: mfaPolicy },
      );
    });
    this.users = args.users.map((user) => {
      const boundary = user.permissionsBoundary ?? args.permissionsBoundary;
      return new GroupUser(
        TYPES[args.kind].user,
        `${name}-${user.name}`,
        {
          ...user,
          group: group.name,
          permissionsBoundary: boundary === "baseline" ? args.boundaryArn : boundary,
          tags: mergeTags(args.tags, user.tags),
          store: args.store,
        },
        { parent: this, dependsOn: [mfaPolicy, ...attachments] },
      );
    });
    this.groupName = group.name;
    this.groupPolicyName = mfaPolicy.name;
    this.registerOutputs({ groupName: this.groupName, groupPolicyName: this.groupPolicyName });
  }
}

type Tags = pulumi.Input<Record<string, pulumi.Input<string>>>;

function mergeTags(shared: Tags = {}, own: Tags = {}): pulumi.Output<Record<string, string>> {
  return pulumi.all([shared, own]).apply(([a, b]) => ({ ...a, ...b }));
}
