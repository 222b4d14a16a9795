import { bridgedName, isAwsBridge, likeAws } from "./bridgedTypes";
import { awsShapesNamed } from "../shapes/shapes";
import { propertiesOf } from "../shapes/dialects";
import type { Shape } from "../shapes/shape";
import { isGiven, type StackResource } from "./resource";

/**
 * Whether a resource is another cloud's own, such as a user of Scaleway's: its type has the name of one of AWS's, and it
 * has no property that one of AWS's would have. Terraform's aws provider requires some of these, and a preview shows the
 * ARN of what AWS creates. A property that AWS does not have proves nothing, since bridges ignore it. Users are another
 * cloud's only in a package that is known to have users, since awscc's need no property.
 */
export function isOfOtherCloud(resource: StackResource): boolean {
  const name = bridgedName(resource.type);
  if (name === undefined || isAwsBridge(resource.type)) return false;
  const shapes = awsShapesNamed(name);
  const known = likeAws(resource.type);
  const isLike =
    known?.includes(name) ?? shapes.every(({ role }) => role !== "user" && role !== "credential");
  if (shapes.length === 0 || !isLike) return false;
  return !["arn", ...shapes.flatMap(signsOf)].some((property) => isGiven(resource, property));
}

/** The properties of a shape; the name of a group or policy is one of its likes' too. */
function signsOf(shape: Shape): string[] {
  const properties = propertiesOf(shape);
  return shape.role === "user" || !("name" in shape)
    ? properties
    : properties.filter((it) => it !== shape.name);
}
