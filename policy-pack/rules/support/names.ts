import { referredId } from "../../inputs/cloudformation/intrinsics";
import type { Violation } from "../../pack/rule";
import { shapeOf } from "../../inputs/shapes/shapes";
import { readText, readTexts, type StackResource } from "../../inputs/pulumi/resource";

/** What people call a resource: its own name, or its name in Pulumi while that is not known. */
export function nameOf(resource: StackResource): string {
  const shape = shapeOf(resource.type);
  return readText(resource, shape !== undefined && "name" in shape ? shape.name : "name") ?? resource.name;
}

/** The subject of a violation; no exemption can be for a name that is known only after the deploy. */
export type Subject = Pick<Violation, "subject" | "unnamed">;

/** A resource as the subject of a violation. */
export function subjectOf(resource: StackResource): Subject {
  const shape = shapeOf(resource.type);
  const name = readText(resource, shape !== undefined && "name" in shape ? shape.name : "name");
  return name === undefined ? { subject: resource.name, unnamed: true } : { subject: name };
}

/** The URN to report a resource under: the engine does not know those of a template's resources, but the template's. */
export function urnOf({ urn, template }: StackResource): string {
  return template?.stack.urn ?? urn;
}

/**
 * The users that a property names. A name that is known only after the deploy is that of the user it comes from, as far as
 * messages go: the value may still be another one, so no exemption is for it. Where no user is found the owner's name in
 * Pulumi stands for it, so that no user goes unreported.
 * @param resources All of the stack, those of its templates included: a template may refer to a user by its logical ID.
 * @param isJudgedAgain Whether the update gate judges the owner once the name is known. Until then an exemption may be
 *   for the user that it comes from.
 */
export function usersNamed(
  owner: StackResource,
  property: string,
  resources: readonly StackResource[] = [],
  isJudgedAgain = false,
): Subject[] {
  const texts = readTexts(owner, property);
  const known = texts === "unknown" ? [] : texts.filter((text) => text.kind === "known");
  const subjects = known.map(({ value }) => referred(owner, String(value), resources));
  const unknown = texts === "unknown" ? 1 : texts.length - known.length;
  if (unknown > 0) {
    const names = new Set(subjects.map(({ subject }) => subject));
    const sources = (owner.propertyDependencies[property] ?? [])
      .filter(({ type }) => shapeOf(type)?.role === "user")
      .map(subjectOf)
      .filter(({ subject }) => !names.has(subject));
    const isSettled = sources.length === unknown;
    subjects.push(
      ...(isSettled && isJudgedAgain ? sources : sources.map((it) => ({ ...it, unnamed: true as const }))),
    );
    if (sources.length < unknown) subjects.push({ subject: owner.name, unnamed: true });
  }
  return [...new Map(subjects.map((it) => [it.subject, it])).values()];
}

/**
 * The users that a credential is for; see {@link usersNamed}. One that names nobody is for whoever deploys: IAM takes the
 * caller's own user, and the resource's name in Pulumi stands for it.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
 */
export function ownersOf(...[credential, ...rest]: Parameters<typeof usersNamed>): Subject[] {
  const users = usersNamed(credential, ...rest);
  return users.length > 0 ? users : [{ subject: credential.name, unnamed: true }];
}

function referred({ template }: StackResource, text: string, resources: readonly StackResource[]): Subject {
  const logicalId = referredId(text);
  if (template === undefined || logicalId === undefined) return { subject: text };
  const user = resources.find((it) => it.template?.stack.urn === template.stack.urn && it.name === logicalId);
  return user === undefined ? { subject: logicalId, unnamed: true } : subjectOf(user);
}
