import { shapeOf } from "../../stack/iam/shapes";
import { readText, readTexts, type StackResource } from "../../stack/resource";

/** How a template refers to another of its resources, as evaluated by stack/cloudFormation/intrinsics.ts. */
const LOGICAL_ID = /^\$\{(\w+)\}$/;

/** What people call a resource: its own name, or its name in Pulumi while that is not known. */
export function nameOf(resource: StackResource): string {
  const shape = shapeOf(resource.type);
  return readText(resource, shape !== undefined && "name" in shape ? shape.name : "name") ?? resource.name;
}

/** The URN to report a resource under: the engine does not know those of a template's resources, but the template's. */
export function urnOf({ urn, template }: StackResource): string {
  return template?.stack.urn ?? urn;
}

/**
 * The names of the users that a property names. A name that is known only after the deploy is that of the user it
 * comes from; where none is found the owner's name in Pulumi stands for it, so that no user goes unreported.
 * @param resources All of the stack, those of its templates included: a template may refer to a user by its logical ID.
 */
export function userNames(
  owner: StackResource,
  property: string,
  resources: readonly StackResource[] = [],
): string[] {
  const texts = readTexts(owner, property);
  const known = texts === "unknown" ? [] : texts.filter((text) => text.kind === "known");
  const names = new Set(known.map(({ value }) => referredName(owner, String(value), resources)));
  if (texts === "unknown" || known.length < texts.length) {
    const dependencies = owner.propertyDependencies[property] ?? [];
    const users = dependencies.filter(({ type }) => shapeOf(type)?.role === "user");
    for (const user of users) names.add(nameOf(user));
    if (names.size === 0) names.add(owner.name);
  }
  return [...names];
}

function referredName(
  { template }: StackResource,
  text: string,
  resources: readonly StackResource[],
): string {
  const [, logicalId] = LOGICAL_ID.exec(text) ?? [];
  if (template === undefined || logicalId === undefined) return text;
  const user = resources.find((it) => it.template?.stack.urn === template.stack.urn && it.name === logicalId);
  return user === undefined ? logicalId : nameOf(user);
}
