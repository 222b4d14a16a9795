import type { PasswordPolicy } from "@aws-sdk/client-iam";

import { MIN_PASSWORD_LENGTH } from "../../../components/rules/awsRules";
import type { Check, Objection } from "../check";

/** Earlier passwords that must not come again: CIS 1.9, and the most that IAM remembers. */
const REUSE_PREVENTION = 24;

export const passwordPolicy: Check = {
  name: "password-policy",
  title: "Passwords are long, and not used again",
  references: ["CIS AWS Foundations Benchmark 3.0.0 1.8", "CIS AWS Foundations Benchmark 3.0.0 1.9"],
  level: "advisory",
  examine: async (facts) => judgePasswordPolicy(await facts.passwordPolicy()),
};

/**
 * @param policy Undefined where the account has none, and IAM's default of 8 characters applies.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export function judgePasswordPolicy(policy: PasswordPolicy | undefined): Objection[] {
  const shortcomings =
    policy === undefined
      ? ["the account has none, so IAM's default of 8 characters applies"]
      : shortcomingsOf(policy);
  if (shortcomings.length === 0) return [];
  return [
    {
      subject: "account password policy",
      message: `the account password policy is weaker than CIS requires: ${shortcomings.join("; ")}`,
      fix: `aws iam update-account-password-policy --minimum-password-length ${MIN_PASSWORD_LENGTH} --password-reuse-prevention ${REUSE_PREVENTION} --allow-users-to-change-password (what is left out returns to its default), or aws.iam.AccountPasswordPolicy in a Pulumi program.`,
    },
  ];
}

function shortcomingsOf({
  MinimumPasswordLength = 0,
  PasswordReusePrevention = 0,
}: PasswordPolicy): string[] {
  const found: string[] = [];
  if (MinimumPasswordLength < MIN_PASSWORD_LENGTH)
    found.push(`at least ${MinimumPasswordLength} characters instead of ${MIN_PASSWORD_LENGTH}`);
  if (PasswordReusePrevention < REUSE_PREVENTION)
    found.push(`remembers ${PasswordReusePrevention} earlier passwords instead of ${REUSE_PREVENTION}`);
  return found;
}
