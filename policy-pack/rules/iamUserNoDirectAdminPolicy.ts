import { AWS_MANAGED } from "../iam/arn";
import { describeDefect } from "../iam/document";
import { parseDocument } from "../iam/parseDocument";
import type { Rule, Violation } from "../pack/rule";
import { expandTemplates } from "../inputs/cloudformation/expandTemplates";
import { shapeOf } from "../inputs/shapes/shapes";
import { StackReferences } from "../inputs/pulumi/references";
import { readObjects, readProperty, type Property, type StackResource } from "../inputs/pulumi/resource";
import { iamUserMfaEnforcement } from "./iamUserMfaEnforcement";
import { makesAdministrator } from "./support/administrator";
import { cis, nist } from "./support/controls";
import { subjectOf, urnOf, usersNamed, type Subject } from "./support/names";

const AWS_MANAGED_ADMINISTRATOR = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/i;

/**
 * Blocks administrator policies that are bound to a user itself, where they outlive every change of its groups.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
export const iamUserNoDirectAdminPolicy: Rule = {
  name: "iam-user-no-direct-admin-policy",
  displayName: "No administrator policy is bound to a user itself",
  description:
    "A policy that allows everything is bound to a group, so that who is an administrator shows in one place and ends with the membership.",
  enforcementLevel: "mandatory",
  severity: "high",
  controls: [
    cis("1.16", 'Ensure IAM policies that allow full "*:*" administrative privileges are not attached.'),
    cis("1.15", "Ensure IAM Users Receive Permissions Only Through Groups."),
    nist("AC-6", "Least Privilege."),
  ],
  tags: ["iam", "least-privilege"],
  remediationSteps:
    "Attach the policy to a group (aws.iam.GroupPolicyAttachment) and put the user into it (aws.iam.UserGroupMembership), or grant only the actions that the user needs.",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1",
  options: {},
  judge: (stack) => {
    const { resources } = expandTemplates(stack);
    const references = new StackReferences(resources);
    return resources.flatMap((resource) => judgeResource(resource, resources, references));
  },
  // Of what a resource names, an update has not registered all; documents of its own it has.
  gate: (resource) => {
    const { resources } = expandTemplates([resource]);
    return resources.flatMap((it) => judgeOwnDocuments(it, resources));
  },
};

/** What is wrong with what is bound to a user. */
interface Fault {
  text: string;
  /** It is only that a preview does not know it yet. */
  late?: true;
  /** It is only that IAM would refuse it. */
  refused?: true;
}

function judgeResource(
  resource: StackResource,
  resources: readonly StackResource[],
  references: StackReferences,
): Violation[] {
  const shape = shapeOf(resource.type);
  const own = judgeOwnDocuments(resource, resources);
  switch (shape?.role) {
    case "attachment":
    case "exclusive-attachments":
      return shape.users === undefined
        ? []
        : violations(
            resource,
            usersNamed(resource, shape.users, resources),
            attachedFaults(resource, shape.policies, references),
          );
    case "user":
      return shape.attached === undefined
        ? own
        : [
            ...own,
            ...violations(
              resource,
              [subjectOf(resource)],
              attachedFaults(resource, shape.attached, references),
            ),
          ];
    default:
      return own;
  }
}

/** Judges the documents that a resource itself has and binds to users. */
function judgeOwnDocuments(resource: StackResource, resources: readonly StackResource[]): Violation[] {
  const shape = shapeOf(resource.type);
  switch (shape?.role) {
    case "inline-policy":
    case "managed-policy":
      return shape.users === undefined
        ? []
        : violations(resource, usersNamed(resource, shape.users, resources), policyFaults(resource));
    case "user":
      return shape.inline === undefined
        ? []
        : violations(resource, [subjectOf(resource)], inlineFaults(resource, shape.inline));
    default:
      return [];
  }
}

function violations(
  resource: StackResource,
  users: readonly Subject[],
  faults: readonly Fault[],
): Violation[] {
  if (faults.length === 0) return [];
  const isLate = faults.every(({ late }) => late === true);
  // What binds a user and cannot be read, the rule on MFA reports first; this one where that one lets the user pass.
  const isUnreadable = !isLate && faults.every(({ late, refused }) => late === true || refused === true);
  const list = faults.map(({ text }) => text).join("; ");
  return users.map((user) => ({
    ...user,
    urn: urnOf(resource),
    message: `Bound to IAM user "${user.subject}" itself: ${list}. Bind it to a group that the user is in.`,
    ...(isLate && { deferrable: true }),
    ...(isUnreadable && { leftTo: iamUserMfaEnforcement.name }),
  }));
}

function attachedFaults(owner: StackResource, property: string, references: StackReferences): Fault[] {
  const { entities, unsettled } = references.resolve(owner, property, "managed-policy");
  const faults = entities.flatMap((policy): Fault[] => {
    const resources = references.resourcesOf(policy);
    // The update gate does not judge what an attachment names, so that nothing of it can wait.
    if (resources.length > 0) return resources.flatMap(policyFaults).map(({ late, ...fault }) => fault);
    const { reference: arn } = policy;
    if (AWS_MANAGED_ADMINISTRATOR.test(arn)) return [{ text: "AWS's policy AdministratorAccess" }];
    return AWS_MANAGED.test(arn)
      ? []
      : [{ text: `policy ${arn}, which is not in this stack and may allow everything` }];
  });
  return unsettled
    ? [
        ...faults,
        { text: `${property} of ${owner.name}, which is not known in the preview and may allow everything` },
      ]
    : faults;
}

function inlineFaults(user: StackResource, { list, document }: { list: string; document: string }): Fault[] {
  const policies = readObjects(user, list);
  if (policies === "unknown") {
    return [{ text: `${list}, which are not known in the preview and may allow everything`, late: true }];
  }
  return policies.flatMap((policy, index) =>
    documentFaults(policy, document).map(({ text, ...rest }) => ({
      text: `${list}[${index}] ${text}`,
      ...rest,
    })),
  );
}

function policyFaults(policy: StackResource): Fault[] {
  const shape = shapeOf(policy.type);
  const document = shape !== undefined && "document" in shape ? shape.document : "policy";
  return documentFaults(policy, document).map(({ text, ...rest }) => ({
    text: `policy ${policy.name} ${text}`,
    ...rest,
  }));
}

function documentFaults(policy: StackResource | "unknown", name: string): Fault[] {
  const property: Property = policy === "unknown" ? { kind: "unknown" } : readProperty(policy, name);
  if (property.kind === "unknown") {
    return [{ text: "has a document that is not known in the preview and may allow everything", late: true }];
  }
  const parsed = parseDocument(property.value);
  if (!parsed.ok) {
    const defects = parsed.defects.map(describeDefect).join("; ");
    return [{ text: `has a document that IAM would refuse (${defects})`, refused: true }];
  }
  return makesAdministrator(parsed.document) ? [{ text: "allows everything on every resource" }] : [];
}
