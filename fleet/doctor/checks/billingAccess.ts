import { CallError } from "../permissions";
import type { Check, Objection } from "../check";

export const billingAccess: Check = {
  name: "billing-access",
  title: "IAM access to Billing is active",
  references: ["AWS Billing: granting access to your billing information and tools"],
  level: "mandatory",
  examine: async (facts) => {
    try {
      await facts.budgetsAreReadable();
      return [];
    } catch (error) {
      if (error instanceof CallError && error.denied) return judgeDenial(error.message);
      throw error;
    }
  },
};

/** @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html */
const ACTIVATE =
  "Sign in as the root user (there is no API), open Account, IAM user and role access to Billing information, Edit, Activate IAM Access, Update. Accounts created in an organization have it unless they were created with IamUserAccessToBilling=DENY; where their root credentials were removed, allow password recovery first (IAM, Root access management).";

/**
 * No API tells the setting; it is seen from its effect. Where a policy is the cause AWS says which kind; where it names
 * none, the root user's switch is left.
 * @param message What AWS said.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function judgeDenial(message: string): Objection[] {
  if (/with an explicit deny|because no (?!identity-based)[a-z -]+ policy allows/i.test(message)) {
    return [
      {
        unknown: true,
        message: `a policy forbids these credentials to look: ${message}`,
        fix: "Allow budgets:ViewBudget in that policy, or use other credentials.",
      },
    ];
  }
  if (/because no identity-based policy allows/i.test(message)) {
    return [
      {
        unknown: true,
        message: `not permitted: budgets:ViewBudget: ${message}`,
        fix: `Allow budgets:ViewBudget to the role that doctor uses. If it has that already, the switch is off: ${ACTIVATE}`,
      },
    ];
  }
  return [
    {
      subject: "IAM user and role access to Billing information",
      message: `AWS Budgets refuses these credentials, and names no policy as the cause: ${message}`,
      fix: `${ACTIVATE} If it is active, the role lacks budgets:ViewBudget.`,
    },
  ];
}
