import type { Rule } from "../pack/rule";
import { expandTemplates } from "../inputs/cloudformation/expandTemplates";
import { runsUnreadCode } from "../inputs/pulumi/unreadCode";
import { nist } from "./support/controls";

/**
 * Names what a stack runs or deploys without showing it. It never blocks: the proof covers the resources of a stack,
 * and what code does with AWS's API is none of them.
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export const iamUnreadCode: Rule = {
  name: "iam-unread-code",
  displayName: "Code that the proof cannot read",
  description:
    "Dynamic resources, commands, invoked functions and custom resources may create IAM users by calling AWS themselves, which no policy pack sees.",
  enforcementLevel: "advisory",
  severity: "medium",
  controls: [nist("CM-7", "Least Functionality.")],
  tags: ["iam", "mfa"],
  remediationSteps:
    "Read the code that the resource runs and the rights of its role; create IAM users as resources of their own, or exempt the resource in the pack's config.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/",
  options: {},
  judge: (resources) => {
    const { resources: all, withoutIam } = expandTemplates(resources);
    return [
      ...all
        .filter(({ type }) => runsUnreadCode(type))
        .map(({ name, type, urn, template }) => ({
          subject: name,
          urn: template?.stack.urn ?? urn,
          message: `${name} (${type}) runs code of its own that the proof cannot read: check that it creates no IAM users.`,
        })),
      ...withoutIam.map(({ stack, name, reason }) => ({
        subject: name,
        urn: stack.urn,
        message:
          `CloudFormation stack "${name}" cannot be read wholly: ${reason}. Without CAPABILITY_IAM it creates no IAM ` +
          "users itself: check that it has no stack set, Service Catalog product or custom resource that does.",
      })),
    ];
  },
};
