import { duplicates } from "../inputs/bindings/duplicates";
import type { Rule } from "../pack/rule";
import { nist } from "./support/controls";

/**
 * Warns of several resources that are one thing in AWS. Removing one of them from the program deletes it in AWS, and the
 * others stay in the state: a user may lose the policy that enforces MFA, and no preview shows that.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/usergroupmembership/
 */
export const iamOneResourceEach: Rule = {
  name: "iam-one-resource-each",
  displayName: "One resource for each user, policy, attachment and membership",
  description:
    "An IAM user, group, policy, attachment or membership is created by one resource only: where several are the same one in AWS, removing any of them deletes it for all.",
  enforcementLevel: "advisory",
  severity: "medium",
  controls: [nist("CM-6", "Configuration Settings.")],
  tags: ["iam", "mfa"],
  remediationSteps:
    "Keep one of the resources. Where several are deployed, take the others out of the state with pulumi state delete before you remove them from the program.",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/iam/usergroupmembership/",
  options: {},
  judge: (resources) =>
    duplicates(resources).flatMap(({ what, resources: twins }) => {
      const [first] = twins;
      if (first === undefined) return [];
      const names = twins.map(({ name, type }) => `${name} (${type})`).sort();
      return {
        subject: first.name,
        urn: first.template?.stack.urn ?? first.urn,
        message:
          `${names.join(" and ")} are one thing in AWS, ${what}: removing one of them from the program deletes it for ` +
          "all, and no preview shows that. Keep one. If several are deployed, take the others out of the state with " +
          "pulumi state delete before you remove them from the program.",
      };
    }),
};
