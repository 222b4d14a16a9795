import { expandTemplates } from "../cloudformation/expandTemplates";
import { shapeOf } from "../shapes/shapes";
import type { StackResource } from "../pulumi/resource";
import { byEntity, type Facts } from "./holder";
import { describeEntity } from "./lateValues";
import { StackFacts } from "./stackFacts";

/** Several resources of a stack that are one thing in AWS. */
export interface Duplicate {
  /** What it is, as `group policy "mfa" of group "admins"`. */
  what: string;
  resources: readonly StackResource[];
}

/**
 * The users, groups, policies, attachments and memberships that several resources create. What a template creates under
 * a condition is not among them: its twin may have the opposite one.
 */
export function duplicates(resources: readonly StackResource[]): Duplicate[] {
  const all = expandTemplates(resources).resources.filter(
    ({ type, template }) => shapeOf(type) !== undefined && template?.condition === undefined,
  );
  const stack = new StackFacts(all);
  const created = all.flatMap((it) => stack.references.entityOf(it) ?? []);
  return [
    ...[...new Set(created)].map((it) => ({ what: describeEntity(it), resources: it.resources })),
    ...[...stack.known].flatMap(([entity, facts]) => heldTwice(describeEntity(entity), facts)),
  ].filter((it) => it.resources.length > 1);
}

function heldTwice(holder: string, { inline, attached, joined }: Facts): Duplicate[] {
  const byName = new Map<string, StackResource[]>();
  for (const { name, by } of inline) {
    const key = name?.toLowerCase();
    // Two of one resource differ in name, or IAM refuses them.
    if (key !== undefined) byName.set(key, [...new Set([...(byName.get(key) ?? []), by])]);
  }
  return [
    ...[...byName].map(([name, by]) => ({ what: `inline policy "${name}" of ${holder}`, resources: by })),
    ...[...byEntity(attached)].map(([policy, by]) => ({
      what: `the attachment of ${describeEntity(policy)} to ${holder}`,
      resources: by,
    })),
    ...[...byEntity(joined)].map(([group, by]) => ({
      what: `the membership of ${holder} in ${describeEntity(group)}`,
      resources: by,
    })),
  ];
}
