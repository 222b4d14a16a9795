import { expandTemplates } from "../../../../policy-pack/inputs/cloudformation/expandTemplates";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { resourceOf } from "../bindings/fixtures";

/** A stack with a template and the capability for every IAM resource. */
export function templateStack(template: object, props: Record<string, unknown> = {}): StackResource {
  return resourceOf("aws:cloudformation/stack:Stack", "people", {
    name: "people-stack",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify(template),
    ...props,
  });
}

/** What cannot be read, by name: the reason. */
export function unread(...resources: StackResource[]): Record<string, string> {
  const { unreadable } = expandTemplates(resources);
  return Object.fromEntries(unreadable.map(({ name, reason }) => [name, reason]));
}

/** The resources that are added to those given. */
export function addedTo(...resources: StackResource[]): StackResource[] {
  return expandTemplates(resources).resources.slice(resources.length);
}
