import { bridgedName, likeAws } from "./bridgedTypes";
import { awsShapesNamed } from "./iam/bridged";
import type { Shape } from "./iam/shape";
import { readProperty, type StackResource } from "./resource";

/**
 * Whether a resource is another cloud's own, such as a user of Scaleway's: its type has the name of one of AWS's, and it
 * has no property that one of AWS's would have. Terraform's aws provider requires some of these, and a preview shows the
 * ARN of what AWS creates. A property that AWS does not have proves nothing, since bridges ignore it.
 */
export function isOfOtherCloud(resource: StackResource): boolean {
  const name = bridgedName(resource.type);
  if (name === undefined || likeAws(resource.type)?.includes(name) !== true) return false;
  return !["arn", ...awsShapesNamed(name).flatMap(signsOf)].some((property) => isGiven(resource, property));
}

/** The properties of a shape, and those that hold its inline policies. Only the name of a user is none of its likes'. */
function signsOf({ role, ...properties }: Shape): string[] {
  return Object.entries(properties).flatMap(([key, value]: [string, unknown]) => {
    if (key === "inline") return [(value as { list: string }).list];
    return typeof value === "string" && (key !== "name" || role === "user") ? [value] : [];
  });
}

function isGiven(resource: StackResource, property: string): boolean {
  const value = readProperty(resource, property);
  return value.kind === "unknown" || (value.value !== undefined && value.value !== null);
}
