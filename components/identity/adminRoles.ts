import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import type { AccountBaselineArgs, RoleArgs } from "../args";
import { type RoleTrust, roleTrustDocument } from "../documents/roleTrust";
import { managedPolicies, policiesOf } from "./managedPolicies";

/**
 * Roles for people: users of a hub account assume them after they sign in with MFA, or people assume them through an
 * identity provider.
 *
 * @returns Each role, by name.
 */
export function adminRoles(
  name: string,
  args: Pick<AccountBaselineArgs, "permissionsBoundary" | "tags"> & {
    partition: string;
    roles: readonly RoleArgs[];
    /** The permissions boundary that `baseline` means. */
    boundaryArn: pulumi.Output<string> | undefined;
  },
  opts: pulumi.CustomResourceOptions,
): Record<string, iam.Role> {
  const { partition, tags, boundaryArn } = args;
  const roles = args.roles.map((given) => {
    const boundary = given.permissionsBoundary ?? args.permissionsBoundary;
    const role = new iam.Role(
      `${name}-${given.name}`,
      {
        name: given.name,
        description: given.description,
        assumeRolePolicy: trustOf(given, partition).apply((trust) =>
          JSON.stringify(roleTrustDocument(trust)),
        ),
        maxSessionDuration: given.maxSessionSeconds ?? 3600,
        permissionsBoundary: boundary === "baseline" ? boundaryArn : boundary,
        tags,
      },
      opts,
    );
    for (const { id, arn: policyArn } of managedPolicies(policiesOf(given), partition)) {
      new iam.RolePolicyAttachment(
        `${name}-${given.name}-policy-${id}`,
        { role: role.name, policyArn },
        opts,
      );
    }
    return [given.name, role] as const;
  });
  return Object.fromEntries(roles);
}

function trustOf(role: RoleArgs, partition: string): pulumi.Output<RoleTrust> {
  const { conditions = {}, trustedPrincipals = [], mfaMaxAgeSeconds = 3600, externalId } = role;
  if (role.identityProvider !== undefined) {
    return pulumi
      .output(role.identityProvider)
      .apply((identityProvider) => ({ identityProvider, conditions }));
  }
  return pulumi.all(trustedPrincipals).apply((given) => ({
    principals: given.map((it) => (it.startsWith("arn:") ? it : `arn:${partition}:iam::${it}:root`)),
    mfaMaxAgeSeconds,
    externalId,
  }));
}
