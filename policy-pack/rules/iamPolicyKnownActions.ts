import { describeUnknownAction } from "../proof/describe";
import { DocumentReader } from "../inputs/bindings/documents";
import { findUnknownActions } from "../proof/unknownActions";
import type { Rule, Violation } from "../pack/rule";
import { readText, TYPES, type StackResource } from "../inputs/pulumi/resource";
import { nist } from "./support/controls";

const INLINE_OR_MANAGED: ReadonlySet<string> = new Set([TYPES.policy, TYPES.userPolicy, TYPES.groupPolicy]);

/**
 * Points out actions that do not exist, which IAM accepts silently: a misspelled Deny leaves a hole, a misspelled
 * exemption locks users out. Documents that a preview does not know, or that IAM refuses, are other rules' concern.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const iamPolicyKnownActions: Rule = {
  name: "iam-policy-known-actions",
  displayName: "IAM policies name actions that exist",
  description:
    "IAM accepts a policy that names an action which does not exist, and the statement then does nothing.",
  enforcementLevel: "advisory",
  severity: "medium",
  controls: [nist("AC-6", "Least Privilege.")],
  tags: ["iam"],
  remediationSteps: "Correct the spelling, or update the pack if the action is newer than its catalogue.",
  url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  options: {},
  judge: async (resources) => {
    const reader = new DocumentReader();
    const violations: Violation[] = [];
    for (const resource of resources.filter(({ type }) => INLINE_OR_MANAGED.has(type))) {
      violations.push(...(await judgePolicy(resource, reader)));
    }
    return violations;
  },
};

async function judgePolicy(resource: StackResource, reader: DocumentReader): Promise<Violation[]> {
  const reading = reader.read(resource, "policy", { name: "name", document: "policy" });
  if (!reading.ok) return [];
  const { label, document } = reading.document;
  const unknown = await findUnknownActions([document]);
  return unknown.map((action) => ({
    subject: readText(resource, "name") ?? resource.name,
    urn: resource.urn,
    message: `${describeUnknownAction(action, [label])}.`,
  }));
}
