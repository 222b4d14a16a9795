import { z } from "zod";

import * as rules from "../../components/rules/awsRules";
import { boundary, policyList, PRESET, preset } from "./policies";
import { eachOnce, matching, text, wholeNumber } from "./values";

const PRINCIPAL = "the id of an account, or the ARN of an IAM user";
/** A role for people. */
export const role = z.strictObject(
  {
    name: matching(rules.IAM_USER_NAME, "a role name: 1 to 64 letters, digits or + = , . @ _ -").describe(
      "Name of the role in IAM.",
    ),
    description: text(1000, "a description")
      .regex(rules.ROLE_DESCRIPTION, { error: (issue) => descriptionOf(issue.input) })
      .optional()
      .describe("Description in IAM."),
    preset: preset.optional().describe(PRESET),
    managedPolicies: policyList(9, "IAM's 10 for a role less that of the preset").describe(
      "Managed policies in addition to the preset: names of AWS managed policies, or ARNs.",
    ),
    trustedPrincipals: eachOnce(
      z.array(matching(rules.TRUSTED_PRINCIPAL, PRINCIPAL), {
        error: `a list, each ${PRINCIPAL}`,
      }),
      "principal",
    )
      .optional()
      .describe("Who may assume the role with MFA: account ids, or ARNs of IAM users."),
    mfaMaxAgeSeconds: wholeNumber(300, 129_600, "a whole number of seconds from 300 to 129,600")
      .optional()
      .describe("Maximum age of their MFA, in seconds; by default 3,600."),
    externalId: matching(rules.EXTERNAL_ID, "2 to 1,224 letters, digits or _ + = , . @ : / -")
      .optional()
      .describe("External id that they must pass."),
    identityProvider: matching(
      rules.IDENTITY_PROVIDER_ARN,
      "the ARN of a SAML or OIDC provider of the account",
    )
      .optional()
      .describe(
        "Instead of `trustedPrincipals`: ARN of a SAML or OIDC provider. Its sessions carry no `aws:MultiFactorAuthPresent`, so the provider must require MFA.",
      ),
    conditions: z
      .record(
        matching(/^[\w.:/-]+:[\w/-]+$/, "a condition key such as SAML:sub"),
        z.array(z.string(), { error: "a list of values" }).min(1, { error: "at least one value" }),
        { error: "a map of condition key to a list of values" },
      )
      .optional()
      .describe(
        "What the provider must assert: condition keys (`SAML:…`, `<host of the OIDC provider>:…`) with their allowed values.",
      ),
    maxSessionSeconds: wholeNumber(3600, 43_200, "a whole number of seconds from 3,600 to 43,200")
      .default(3600)
      .describe("Length of a session in seconds, 3,600 to 43,200."),
    permissionsBoundary: boundary
      .optional()
      .describe(
        "Permissions boundary: `baseline`, or the ARN of a managed policy; by default the stack's `permissionsBoundary`.",
      ),
  },
  { error: "a map with name, and trustedPrincipals or identityProvider" },
);

function descriptionOf(text: unknown): string {
  const wrong = Array.from(String(text)).find((character) => !rules.ROLE_DESCRIPTION.test(character)) ?? "";
  return `a description of letters, digits and punctuation of Latin-1, without ${wrong} (IAM's rule)`;
}
