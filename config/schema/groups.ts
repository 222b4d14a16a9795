import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { policyList, PRESET, preset } from "./policies";
import { users } from "./users";
import { matching } from "./values";

export const iamGroupName = matching(
  rules.IAM_GROUP_NAME,
  "an IAM group name: 1 to 128 letters, digits or + = , . @ _ -",
);

/** A group with its users. */
export const group = z
  .strictObject(
    {
      name: matching(
        /^(?!admins$)[a-z][a-z0-9-]{0,31}$/,
        "a name of at most 32 lower-case letters, digits and hyphens, other than admins",
      ).describe("Name, which becomes part of resource names; not `admins`."),
      preset: preset.optional().describe(PRESET),
      managedPolicies: policyList(9, "IAM's 10 for a group less that of the preset").describe(
        "Managed policies in addition to the preset: names of AWS managed policies, or ARNs. Each works only after MFA.",
      ),
      groupName: iamGroupName
        .optional()
        .describe("Name of the group in IAM; by default `name` with a random suffix."),
      users: users("users").describe("Its users, written like `admins`."),
    },
    { error: "a map with name and users" },
  )
  .refine((it) => it.preset !== undefined || it.managedPolicies.length > 0, {
    path: ["preset"],
    error: "admin, billing or read-only, or policies in managedPolicies",
  });
