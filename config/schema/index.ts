import { z } from "zod";

import { arnFaults } from "../../components/rules/arnRules";
import { budgetActionFaults } from "../../components/rules/budgetActionRules";
import { identityFaults } from "../../components/rules/identityRules";
import { policyFaults } from "../../components/rules/policyRules";
import { tagFaults } from "../../components/rules/tagRules";
import { accountKeys } from "./account";
import { admins, identityKeys } from "./identity";
import { assumeRole } from "./assumeRole";
import { moneyKeys } from "./money";
import { notificationTargets } from "./notificationTargets";
import { signInKeys } from "./signIn";
import { accountId, email, emailList, judgedBy, matching, region, tags, usd } from "./values";

/**
 * The config of one stack, which is one AWS account. Keys are flat, so that a stack overrides one without repeating
 * the rest; every message says what is allowed, since parse.ts prints it beside the value that was found.
 */

export const stackConfigSchema = z
  .strictObject({
    accountId: accountId.describe(
      "The AWS account of this stack: 12 digits, in quotes. Credentials of another account stop the deploy before anything is created.",
    ),
    admins,
    monthlyLimitUsd: usd.describe("Limit of the monthly cost budget, in USD."),
    emails: z
      .union([email, emailList], { error: "an e-mail address or a list of them" })
      .transform((value) => (typeof value === "string" ? [value] : value))
      .describe("Whom the budget and the billing alarm notify: one e-mail address, or a list of at most 10."),
    region: region
      .default("us-east-1")
      .describe("Home region. The billing alarm is always in us-east-1, where AWS keeps billing metrics."),
    profile: z
      .string({ error: "the name of a profile" })
      .min(1, { error: "the name of a profile" })
      .optional()
      .describe(
        "Profile of the AWS shared config files; by default the SDK's usual sources (environment, SSO, instance role).",
      ),
    assumeRole: assumeRole
      .optional()
      .describe("Role to assume before anything else, or a chain of them: a name, an ARN, a map, or a list."),
    ...identityKeys,
    ...moneyKeys,
    ...accountKeys,
    ...signInKeys,
    notificationTargets,
    tags: tags.default({}).describe("Tags of every resource that can have tags."),
    ou: matching(
      /^[^/*]{1,128}(?:\/[^/*]{1,128}){0,5}$/u,
      "the path of an organizational unit, at most six levels deep, e.g. Workloads/Prod",
    )
      .optional()
      .describe(
        "Organizational unit of the account, as a path such as `Workloads/Prod`, for selecting accounts.",
      ),
    accountTags: tags
      .default({})
      .describe(
        "Tags of the account itself in AWS Organizations, for selecting accounts. No resource gets them.",
      ),
  })
  .superRefine(judgedBy<StackConfig>(identityFaults, policyFaults, tagFaults, arnFaults, budgetActionFaults));

/** A validated stack config with every default filled in. */
export type StackConfig = z.output<typeof stackConfigSchema>;
