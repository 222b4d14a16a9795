import type { Check, Objection } from "../check";
import type { AccountSummary } from "../facts";
import { ROOT_CREDENTIALS_FIX } from "../check";

export const rootNoAccessKeys: Check = {
  name: "root-no-access-keys",
  title: "The root user has no access key",
  references: ["CIS AWS Foundations Benchmark 3.0.0 1.4"],
  level: "mandatory",
  examine: async (facts) => judgeRootNoAccessKeys(await facts.accountSummary()),
};

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export function judgeRootNoAccessKeys({ AccountAccessKeysPresent }: AccountSummary): Objection[] {
  if (AccountAccessKeysPresent === 0) return [];
  if (AccountAccessKeysPresent === undefined)
    return [
      { unknown: true, message: "the account summary does not say whether the root user has access keys" },
    ];
  return [
    {
      subject: "root user",
      message: "the root user has an access key, which can do anything and needs no MFA",
      fix: `Sign in as the root user, open Security credentials, and delete every access key. ${ROOT_CREDENTIALS_FIX}`,
    },
  ];
}
