import { z } from "zod";

import * as rules from "../awsRules";
import { eachOnce, flag, isArray, isString, managedPolicyArn, matching, tags } from "./values";

const adminName = matching(rules.IAM_USER_NAME, "an IAM user name: 1 to 64 letters, digits or + = , . @ _ -");

const admin = z.strictObject(
  {
    name: adminName.describe("User name: 1 to 64 letters, digits or `+ = , . @ _ -`."),
    path: matching(rules.IAM_PATH, "an IAM path: begins and ends with /, e.g. /admins/")
      .max(rules.IAM_PATH_MAX_LENGTH, { error: `at most ${rules.IAM_PATH_MAX_LENGTH} characters` })
      .default("/")
      .describe("IAM path of the user."),
    tags: tags.optional().describe("Tags of this user, added to the stack's."),
    permissionsBoundary: managedPolicyArn
      .optional()
      .describe("ARN of the managed policy that bounds what this user can ever do."),
    consoleAccess: flag("whether the user signs in to the console with a password")
      .default(true)
      .describe("A generated console password that must be changed at the first sign-in."),
    passwordLength: z
      .int({
        error: `a whole number of characters from ${rules.MIN_PASSWORD_LENGTH} to ${rules.MAX_PASSWORD_LENGTH}`,
      })
      .min(rules.MIN_PASSWORD_LENGTH, { error: `at least ${rules.MIN_PASSWORD_LENGTH} characters (CIS 1.8)` })
      .max(rules.MAX_PASSWORD_LENGTH, { error: `at most ${rules.MAX_PASSWORD_LENGTH} characters` })
      .default(24)
      .describe("Length of the generated password, in characters."),
    accessKey: flag("whether the user gets an access key")
      .default(false)
      .describe("An access key for programmatic access."),
    pgpKey: matching(rules.PGP_KEY, "a public PGP key in base64 (gpg --export KEY | base64), or keybase:NAME")
      .optional()
      .describe(
        "Public PGP key (base64 of the binary key, or `keybase:NAME`). Password and secret key are then encrypted to it; without it they are Pulumi secrets.",
      ),
    forceDestroy: flag("whether removing the user also removes what it enrolled itself")
      .default(true)
      .describe(
        "Removing the admin from the list also removes its MFA devices and keys. Without it the removal of anyone who enrolled a device fails.",
      ),
  },
  { error: "a user name, or a map with at least `name`" },
);

const managedPolicy = matching(
  new RegExp(`${rules.MANAGED_POLICY_ARN.source}|${rules.AWS_MANAGED_POLICY_NAME.source}`),
  "the name of a policy that AWS manages, e.g. AdministratorAccess, or the ARN of a policy",
);

/** The admin users, their group and its policies. */
export const adminKeys = {
  admins: z
    .array(z.union([adminName, admin]), {
      error: "a list of admins, each a user name or a map with at least `name`",
    })
    .min(1, { error: "at least one admin" })
    .refine((list) => rules.caseInsensitiveDuplicates(namesIn(list)).length === 0, {
      error: "user names that differ in more than upper and lower case (IAM's rule)",
      when: isArray,
    })
    .transform((list) => list.map((item) => (typeof item === "string" ? admin.parse({ name: item }) : item)))
    .describe("The admin users: names, or maps with the keys below."),
  managedPolicies: eachOnce(z.array(managedPolicy, { error: "a list of policy names or ARNs" }), "policy")
    .refine((list) => list.length <= 8, {
      error: "at most 8 policies (IAM's 10 for a group less the two billing ones)",
    })
    .default([])
    .describe(
      "Managed policies of the admin group besides AWSBudgetsActionsWithAWSResourceControlAccess and AWSBillingReadOnlyAccess, e.g. AdministratorAccess. Each works only after MFA.",
    ),
  groupName: matching(rules.IAM_GROUP_NAME, "an IAM group name: 1 to 128 letters, digits or + = , . @ _ -")
    .optional()
    .describe("Name of the admin group; by default made from the component's name with a random ending."),
} as const;

function namesIn(list: readonly unknown[]): string[] {
  return list
    .map((item) => (typeof item === "object" && item !== null && "name" in item ? item.name : item))
    .filter(isString);
}
