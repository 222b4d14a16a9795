import type * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

import type { AccountBaselineArgs, RoleArgs } from "../args";
import { type RoleTrust, roleTrustDocument } from "../documents/roleTrust";
import { nameOfPolicy, policiesOf, policyArnOf } from "./managedPolicies";

/**
 * Roles for people: taken by users of a hub account who signed in with MFA, or through an identity provider.
 *
 * @returns Each role, by name.
 */
export function adminRoles(
  name: string,
  args: Pick<AccountBaselineArgs, "permissionsBoundary" | "tags"> & {
    partition: string;
    roles: readonly RoleArgs[];
    /** What `baseline` stands for as a permissions boundary. */
    boundaryArn: pulumi.Output<string> | undefined;
  },
  opts: pulumi.CustomResourceOptions,
): Record<string, iam.Role> {
  const { partition, tags, boundaryArn } = args;
  const made = args.roles.map((given) => {
    const boundary = given.permissionsBoundary ?? args.permissionsBoundary;
    const role = new iam.Role(
      `${name}-${given.name}`,
      {
        name: given.name,
        description: given.description,
        assumeRolePolicy: JSON.stringify(roleTrustDocument(trustOf(given, partition))),
        maxSessionDuration: given.maxSessionSeconds ?? 3600,
        permissionsBoundary: boundary === "baseline" ? boundaryArn : boundary,
        tags,
      },
      opts,
    );
    for (const policy of policiesOf(given)) {
      const policyArn = policyArnOf(policy, partition);
      new iam.RolePolicyAttachment(
        `${name}-${given.name}-policy-${nameOfPolicy(policyArn)}`,
        { role: role.name, policyArn },
        opts,
      );
    }
    return [given.name, role] as const;
  });
  return Object.fromEntries(made);
}

function trustOf(role: RoleArgs, partition: string): RoleTrust {
  const { identityProvider, conditions = {}, trustedPrincipals = [], mfaMaxAgeSeconds = 3600 } = role;
  if (identityProvider !== undefined) return { identityProvider, conditions };
  const principals = trustedPrincipals.map((it) =>
    it.startsWith("arn:") ? it : `arn:${partition}:iam::${it}:root`,
  );
  return { principals, mfaMaxAgeSeconds, externalId: role.externalId };
}
