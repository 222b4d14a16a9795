import type { Rule } from "../rule/rule";
import { TYPES } from "../stack/resource";
import { cis, nist } from "./support/controls";
import { userNames } from "./support/names";

/**
 * Blocks long-term access keys of IAM users. An inactive key counts, since it can be activated at any time.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles
 */
export const iamUserNoAccessKey: Rule = {
  name: "iam-user-no-access-key",
  displayName: "IAM users have no access keys",
  description:
    "An access key is a credential that never expires and carries no MFA. People use IAM Identity Center, workloads use roles; a user that needs a key is exempted by name.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    cis(
      "1.11",
      "Do not setup access keys during initial user setup for all IAM users that have a console password.",
    ),
    nist("IA-5", "Authenticator Management."),
  ],
  tags: ["iam", "credentials"],
  remediationSteps:
    "Remove the aws.iam.AccessKey. Let people sign in through IAM Identity Center and workloads assume a role. Where a key cannot be avoided, exempt its user in the pack's config, with a reason, an owner and an expiry date.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  options: {},
  judge: (resources) =>
    resources
      .filter(({ type }) => type === TYPES.accessKey)
      .flatMap((key) =>
        userNames(key, "user").map((user) => ({
          subject: user,
          urn: key.urn,
          message:
            `IAM user "${user}" gets the access key ${key.name}, which never expires and needs no MFA. ` +
            "Use IAM Identity Center for people and a role for workloads, or exempt the user in the pack's config: " +
            `{ "iam-user-no-access-key": { "exemptions": [{ "pattern": "${user}", "reason": "…", "owner": "…", "expires": "YYYY-MM-DD" }] } }.`,
        })),
      ),
};
