import { shapeOf } from "../../stack/iam/shapes";
import { readText, readTexts, type StackResource } from "../../stack/resource";

/** What people call a resource: its own name, or its name in Pulumi while that is not known. */
export function nameOf(resource: StackResource): string {
  const shape = shapeOf(resource.type);
  return readText(resource, shape !== undefined && "name" in shape ? shape.name : "name") ?? resource.name;
}

/**
 * The names of the users that a property names. A name that is known only after the deploy is that of the user it
 * comes from; where none is found the owner's name in Pulumi stands for it, so that no user goes unreported.
 */
export function userNames(owner: StackResource, property: string): string[] {
  const texts = readTexts(owner, property);
  const known = texts === "unknown" ? [] : texts.filter((text) => text.kind === "known");
  const names = new Set(known.map(({ value }) => String(value)));
  if (texts === "unknown" || known.length < texts.length) {
    const dependencies = owner.propertyDependencies[property] ?? [];
    const users = dependencies.filter(({ type }) => shapeOf(type)?.role === "user");
    for (const user of users) names.add(nameOf(user));
    if (names.size === 0) names.add(owner.name);
  }
  return [...names];
}
