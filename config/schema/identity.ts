import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { group, iamGroupName } from "./groups";
import { boundary, policyList } from "./policies";
import { role } from "./roles";
import { users } from "./users";
import { eachOnce, isArray, matching, namesIn } from "./values";

/** The admin users. */
export const admins = users("admins").describe(
  "The admin users: names, or maps with the keys below. May be empty if `roles` is given.",
);

/** Groups, roles and what binds them. */
export const identityKeys = {
  managedPolicies: policyList(8, "IAM's 10 for a group less the two billing ones").describe(
    "Managed policies of the admin group in addition to AWSBudgetsActionsWithAWSResourceControlAccess and AWSBillingReadOnlyAccess, e.g. AdministratorAccess. Each works only after MFA.",
  ),
  groupName: iamGroupName
    .optional()
    .describe("Name of the admin group; by default the component's name with a random suffix."),
  groups: z
    .array(group, { error: "a list of groups" })
    .refine((list) => rules.caseInsensitiveDuplicates(namesIn(list)).length === 0, {
      error: "groups with names of their own",
      when: isArray,
    })
    .default([])
    .describe("More groups with their users."),
  roles: z
    .array(role, { error: "a list of roles" })
    .refine((list) => rules.caseInsensitiveDuplicates(namesIn(list)).length === 0, {
      error: "role names that differ in more than upper and lower case (IAM's rule)",
      when: isArray,
    })
    .default([])
    .describe("Roles that people assume with MFA from another account, or through an identity provider."),
  mfaEnforcement: z
    .enum(["announce", "enforce", "fido-only"], { error: "announce, enforce or fido-only" })
    .default("enforce")
    .describe(
      "How MFA is enforced: `announce` (users can enroll a device and are denied nothing; the policy pack blocks this without a dated exemption), `enforce`, or `fido-only` (only FIDO security keys and passkeys can be enrolled).",
    ),
  permissionsBoundary: boundary
    .optional()
    .describe(
      "Permissions boundary of users and roles that do not name their own: the ARN of a managed policy, or `baseline` for one that this stack creates. That one allows everything except changing the boundary, the groups and their MFA policy, creating users, and creating roles without it.",
    ),
  credentialSecrets: z
    .strictObject(
      {
        readers: eachOnce(
          z.array(matching(rules.PRINCIPAL_ARN_PATTERN, "the ARN of a user or role; * matches any text"), {
            error: "a list of ARNs",
          }),
          "reader",
        )
          .min(1, { error: "at least one reader" })
          .describe(
            "ARNs of the users and roles of the account that may read the secrets; `*` matches any text. The deploying user or role must be among them; the last role of `assumeRole` is added automatically.",
          ),
      },
      { error: "a map with readers" },
    )
    .optional()
    .describe(
      "Keeps passwords and access keys of users without a PGP key in Secrets Manager instead of the stack's outputs. The stack's encrypted state contains them too.",
    ),
} as const;
