import type { Check, Objection } from "../check";
import type { AccountSummary } from "../facts";

export const rootCentrallyManaged: Check = {
  name: "root-centrally-managed",
  title: "In an organization, root credentials are managed centrally",
  references: ["AWS IAM: centrally manage root access for member accounts"],
  level: "advisory",
  examine: async (facts) => {
    const membership = await facts.membership();
    switch (membership) {
      case "none":
        return [];
      case "management":
        return judgeFeatures(await facts.organizationsFeatures());
      case "member":
        return judgeMember(await facts.accountSummary());
    }
  },
};

/**
 * Judges the management account, which alone can tell whether the organization has the feature on.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export function judgeFeatures(features: readonly string[]): Objection[] {
  if (features.includes("RootCredentialsManagement")) return [];
  return [
    {
      message: "the organization does not manage its accounts' root credentials centrally",
      fix: "Enable it in the management account: `aws organizations enable-aws-service-access --service-principal iam.amazonaws.com`, then `aws iam enable-organizations-root-credentials-management`; or aws.iam.OrganizationsFeatures in a Pulumi program.",
    },
  ];
}

/** Judges a member account by what is left of its root user. */
export function judgeMember(summary: AccountSummary): Objection[] {
  const kinds: readonly (readonly [key: string, name: string])[] = [
    ["AccountPasswordPresent", "a password"],
    ["AccountAccessKeysPresent", "an access key"],
    ["AccountSigningCertificatesPresent", "a signing certificate"],
  ];
  const present = kinds.filter(([key]) => (summary[key] ?? 0) > 0).map(([, name]) => name);
  if (present.length > 0) {
    return [
      {
        subject: "root user",
        message: `the root user of this member account has ${present.join(" and ")}`,
        fix: "Delete its credentials from the management account: IAM, Root access management.",
      },
    ];
  }
  if (summary["AccountPasswordPresent"] === undefined)
    return [
      { unknown: true, message: "the account summary does not say whether the root user has a password" },
    ];
  return [];
}
