import type * as pulumi from "@pulumi/pulumi";
import type { Role } from "@pulumi/aws/iam";

import { adminRoles } from "./adminRoles";
import type { AccountBaselineArgs } from "../args";
import { BILLING_POLICIES } from "../rules/policyRules";
import { policiesOf } from "./managedPolicies";
import { permissionsBoundary } from "./permissionsBoundary";
import { type GroupIdentity, UserGroup } from "./userGroup";

/** Who can work in the account. */
export interface Identity {
  /** Absent where there are no admin users. */
  admins: UserGroup | undefined;
  /** The admins' group and all others. */
  groups: readonly UserGroup[];
  /** Roles for people, by name. */
  roles: Record<string, Role>;
}

/** Creates groups, users, roles and their permissions boundary. */
export function identity(
  name: string,
  args: AccountBaselineArgs & { partition: string },
  opts: Pick<Required<pulumi.ComponentResourceOptions>, "parent" | "dependsOn"> & {
    provider: pulumi.ProviderResource;
  },
): Identity {
  const { accountId, partition, tags, groups = [], roles = [] } = args;
  const named = [args.groupName, ...groups.map(({ groupName }) => groupName)];
  const boundaryArn = usesBaselineBoundary(args)
    ? permissionsBoundary(
        `${name}-permissions-boundary`,
        { partition, accountId, tags, groupNames: [`${name}-*`, ...named.filter((it) => it !== undefined)] },
        opts,
      ).arn
    : undefined;
  const store = args.credentialSecrets && { ...args.credentialSecrets, partition, accountId };
  const inGroup = { parent: opts.parent, providers: [opts.provider], dependsOn: opts.dependsOn };
  const adminGroup: GroupIdentity = { kind: "admins", name: `${name}-admins` };
  const identityOf = (group: { name: string }): GroupIdentity => ({
    kind: "others",
    name: `${name}-${group.name}`,
  });
  const shared = { ...args, boundaryArn, store, allGroups: [adminGroup, ...groups.map(identityOf)] };
  const admins =
    args.admins.length === 0
      ? undefined
      : new UserGroup(
          adminGroup,
          {
            ...shared,
            shortName: "admins",
            managedPolicies: [...BILLING_POLICIES, ...(args.managedPolicies ?? [])],
            users: args.admins,
          },
          inGroup,
        );
  const others = groups.map(
    (group) =>
      new UserGroup(
        identityOf(group),
        {
          ...shared,
          shortName: group.name,
          groupName: group.groupName,
          managedPolicies: policiesOf(group),
          users: group.users,
        },
        inGroup,
      ),
  );
  return {
    admins,
    groups: [...(admins ? [admins] : []), ...others],
    roles: adminRoles(`${name}-role`, { ...shared, roles }, opts),
  };
}

function usesBaselineBoundary({
  permissionsBoundary: shared,
  admins,
  groups = [],
  roles = [],
}: AccountBaselineArgs): boolean {
  const holders = [...admins, ...groups.flatMap(({ users }) => users), ...roles];
  return holders.some((holder) => (holder.permissionsBoundary ?? shared) === "baseline");
}
