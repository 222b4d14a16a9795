import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import { KEEP_NAME } from "../account/adopted";
import type { AccountBaselineArgs, UserArgs } from "../args";
import type { CredentialStore } from "./credentialSecret";
import { mfaEnforcementDocument } from "../documents/mfaEnforcement";
import { GroupUser } from "./groupUser";
import { managedPolicies } from "./managedPolicies";

/** Pulumi's types of a group and of its users; the admins have types of their own. */
const TYPES = {
  admins: { group: "account-baseline:index:AdminAccess", user: "account-baseline:index:AdminUser" },
  others: { group: "account-baseline:index:UserGroup", user: "account-baseline:index:GroupUser" },
} as const;

/** Names and types of a group and its users in Pulumi. */
export interface GroupIdentity {
  /** Resource name of the group. */
  name: string;
  kind: keyof typeof TYPES;
}

export interface UserGroupArgs extends Pick<
  AccountBaselineArgs,
  "accountId" | "groupName" | "mfaEnforcement" | "permissionsBoundary" | "tags"
> {
  partition: string;
  shortName: string;
  /** ARNs of managed policies, or names of those that AWS manages. */
  managedPolicies: readonly pulumi.Input<string>[];
  users: readonly UserArgs[];
  /** The permissions boundary that `baseline` means. */
  boundaryArn: pulumi.Output<string> | undefined;
  /** Where passwords and keys are kept in addition to Pulumi's state. */
  store: CredentialStore | undefined;
  /** All groups of the account: a user that moves to another group is not replaced. */
  allGroups: readonly GroupIdentity[];
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
  readonly group: iam.Group;
  /** As the arguments have it. */
  readonly shortName: string;

  constructor({ kind, name }: GroupIdentity, args: UserGroupArgs, opts: pulumi.ComponentResourceOptions) {
    super(TYPES[kind].group, name, {}, opts);
    const { partition, accountId, mfaEnforcement: stage } = args;
    const group = new iam.Group(
      `${name}-group`,
      { name: args.groupName },
      {
        parent: this,
        // IAM renames a group together with its policies; the provider would then create each policy a second time.
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
    const attachments = managedPolicies(args.managedPolicies, partition).map(
      ({ id, arn }) =>
        new iam.GroupPolicyAttachment(
          `${name}-policy-${id}`,
          { group: group.name, policyArn: arn },
          { parent: this, dependsOn: mfaPolicy },
        ),
    );
    const otherGroups = args.allGroups.filter((group) => group.name !== name);
    this.users = args.users.map((user) => {
      const boundary = user.permissionsBoundary ?? args.permissionsBoundary;
      return new GroupUser(
        TYPES[kind].user,
        `${name}-${user.name}`,
        {
          ...user,
          group: group.name,
          permissionsBoundary: boundary === "baseline" ? args.boundaryArn : boundary,
          tags: mergeTags(args.tags, user.tags),
          store: args.store,
        },
        {
          parent: this,
          dependsOn: [mfaPolicy, ...attachments],
          aliases: otherGroups.map((other) => userIn(other, user.name, opts.parent)),
        },
      );
    });
    this.group = group;
    this.shortName = args.shortName;
    this.groupName = group.name;
    this.groupPolicyName = mfaPolicy.name;
    this.registerOutputs({ groupName: this.groupName, groupPolicyName: this.groupPolicyName });
  }
}

/** Name and type that a user has in another group. */
function userIn({ name, kind }: GroupIdentity, userName: string, parent: pulumi.Resource | undefined) {
  const { group, user } = TYPES[kind];
  return { name: `${name}-${userName}`, type: user, parent: pulumi.createUrn(name, group, parent) };
}

type Tags = pulumi.Input<Record<string, pulumi.Input<string>>>;

function mergeTags(shared: Tags = {}, own: Tags = {}): pulumi.Output<Record<string, string>> {
  return pulumi.all([shared, own]).apply(([a, b]) => ({ ...a, ...b }));
}
