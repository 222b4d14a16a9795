import type { Check, Objection } from "../check";
import type { AccountSummary } from "../facts";
import { ROOT_CREDENTIALS_FIX } from "../check";

export const rootMfa: Check = {
  name: "root-mfa",
  title: "The root user cannot sign in without MFA",
  references: ["CIS AWS Foundations Benchmark 3.0.0 1.5"],
  level: "mandatory",
  examine: async (facts) => judgeRootMfa(await facts.accountSummary()),
};

/**
 * A root user without a password, as where its credentials were removed centrally, cannot sign in and needs no device.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
export function judgeRootMfa({ AccountMFAEnabled, AccountPasswordPresent }: AccountSummary): Objection[] {
  if (AccountMFAEnabled === 1 || AccountPasswordPresent === 0) return [];
  if (AccountMFAEnabled === undefined)
    return [
      { unknown: true, message: "the account summary does not say whether the root user has an MFA device" },
    ];
  return [
    {
      subject: "root user",
      message: "the root user has no MFA device",
      fix: `Sign in as the root user, open Security credentials, and assign an MFA device. ${ROOT_CREDENTIALS_FIX}`,
    },
  ];
}
