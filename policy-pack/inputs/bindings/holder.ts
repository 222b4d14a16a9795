import { refusals, type HolderKind } from "../../iam/limits";
import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { CarriedDocument, Obstacle, Trusted, Vouched } from "./bindings";
import { deniesAsMuch, readTogether, type Reading } from "./documents";
import { disputed, type InlinePolicy, type Listed, type OwnLists } from "./twins";

/** The inline policies that a resource leaves to a user or group. */
export interface KeptPolicies {
  /** The resource that deletes all others. */
  by: StackResource;
  names: readonly string[];
  /** Those whose name is known only after the deploy. */
  resources: readonly StackResource[];
  obstacles: readonly Obstacle[];
}

/** What one user or one group holds by itself. */
export interface Held {
  documents: readonly CarriedDocument[];
  obstacles: readonly Obstacle[];
  trusted: readonly Trusted[];
  unreadGrants: boolean;
}

/** What the resources of a stack say of one user, group or policy. */
export class Facts {
  /** Of a user or group. */
  readonly inline: InlinePolicy[] = [];
  readonly attached: Listed[] = [];
  /** Each names all inline policies that are left. */
  readonly exclusiveInline: KeptPolicies[] = [];
  /** Each names all managed policies that are attached in the end, whatever else attaches others. */
  readonly exclusiveAttached: Listed[] = [];
  readonly obstacles: Obstacle[] = [];
  /** The groups that a user joins. */
  readonly joined: Listed[] = [];
  /** Of a user or group: what each of the resources that are it lists of its own. */
  readonly ownLists: OwnLists[] = [];
  /** Of a group: each names all of its members, whoever else joins it. */
  readonly onlyMembers: Listed[] = [];
  /** Of a policy: each names all users and groups that it is attached to, whatever else attaches it. */
  readonly onlyHolders: Listed[] = [];

  /** Whether the stack may overwrite or take away a policy of this user or group. */
  get isWrittenTo(): boolean {
    return this.inline.length + this.exclusiveInline.length + this.exclusiveAttached.length > 0;
  }

  /** The resources that say something of this user, group or policy. */
  get sources(): StackResource[] {
    const { inline, attached, exclusiveInline, exclusiveAttached, joined, onlyMembers, onlyHolders } = this;
    const lists = [...attached, ...exclusiveAttached, ...joined, ...onlyMembers, ...onlyHolders];
    return [...inline, ...exclusiveInline, ...lists].map(({ by }) => by);
  }

  /** Whether the stack may grant something to this user or group. */
  get isGrantedTo(): boolean {
    return this.inline.length + this.attached.length + this.exclusiveAttached.length + this.joined.length > 0;
  }
}

/** What {@link heldBy} asks about managed policies. */
export interface ManagedPolicies {
  /** Reads those that the stack creates; `undefined` for a policy from outside. */
  read(policy: Entity): { reading: Reading; resources: readonly StackResource[] } | undefined;
  /** What is known of a policy from outside. */
  fromOutside(policy: Entity): Vouched | Obstacle | "aws-managed";
  /** All lists that own the attachments of the policy. */
  onlyHolders(policy: Entity): readonly Listed[];
}

/**
 * What a user or group holds once all has been said.
 * @param rivals What the stack says of others that it may be: the same name in an account that may be the same one, or a name
 *   that is known only after the deploy. It binds nobody, and takes away all the same.
 */
export function heldBy(entity: Entity, own: Facts, rivals: readonly Facts[], managed: ManagedPolicies): Held {
  const documents: CarriedDocument[] = [];
  const trusted: Trusted[] = [];
  const obstacles = [own, ...rivals].flatMap((facts) => facts.obstacles);
  let unreadGrants = rivals.some((facts) => facts.isGrantedTo);
  const count = (reading: Reading, carriers: readonly StackResource[]): void => {
    if (reading.ok) documents.push({ ...reading.document, carriers });
    else obstacles.push(reading.obstacle);
  };
  const all = [own, ...rivals];
  const exclusiveInline = all.flatMap((facts) => facts.exclusiveInline);
  const exclusiveAttached = all.flatMap((facts) => facts.exclusiveAttached);
  obstacles.push(
    ...[...exclusiveInline, ...exclusiveAttached, ...own.attached].flatMap((it) => it.obstacles),
  );

  const twins = disputed(all.flatMap((facts) => facts.ownLists));
  obstacles.push(...twins.obstacles);
  const isCertain = ({ by }: { by: StackResource }): boolean => !twins.resources.has(by);

  const inline = own.inline.filter((policy) => isCertain(policy) && isKept(policy, exclusiveInline));
  // An exclusive list attaches its policies too.
  const lists = [...own.attached, ...own.exclusiveAttached].filter(isCertain);
  const attached = attachments(entity, lists, exclusiveAttached, managed, obstacles);
  const beyond = refusals({
    kind: entity.kind as HolderKind,
    label: `${entity.kind} "${entity.reference}"`,
    inline: sizes(inline),
    attached: attached.size,
  });
  const refused = new Set(beyond.map(({ kind }) => kind));
  obstacles.push(...beyond.map((refusal): Obstacle => ({ kind: "beyond-limit", refusal })));

  if (!refused.has("inline-size")) {
    const others = rivals.flatMap((facts) => facts.inline);
    for (const [reading, by] of inlineReadings(inline, others)) count(reading, [by]);
  }
  for (const [policy, attachments] of refused.has("attached-policies") ? [] : attached) {
    const read = managed.read(policy);
    if (read !== undefined) {
      // Each attachment is enough, and so is each resource that creates the policy.
      for (const by of attachments) for (const it of read.resources) count(read.reading, [by, it]);
      continue;
    }
    const outside = managed.fromOutside(policy);
    if (outside === "aws-managed") unreadGrants = true;
    else if ("entry" in outside) trusted.push(...attachments.map((by) => ({ ...outside, carriers: [by] })));
    else obstacles.push(outside);
  }
  return { documents, obstacles, trusted, unreadGrants: unreadGrants || obstacles.length > 0 };
}

/**
 * Whether a resource would take a policy from a user or group, should that be the one that it is for.
 * @param rival What the resource says of the user or group that it is for.
 */
export function takesFrom(own: Facts, rival: Facts): boolean {
  const attached = [...own.attached, ...own.exclusiveAttached].flatMap(({ entities }) => [...entities]);
  return (
    rival.inline.some((other) => own.inline.some((policy) => weakens(other, policy))) ||
    own.inline.some((policy) => !isKept(policy, rival.exclusiveInline)) ||
    rival.exclusiveAttached.some(({ entities }) => attached.some((policy) => !entities.has(policy)))
  );
}

/** Whether an inline policy may overwrite another one and deny less. */
function weakens(other: InlinePolicy, policy: InlinePolicy): boolean {
  if (other.isUnique || policy.isUnique || other.by === policy.by) return false;
  const isOtherName =
    other.name !== undefined &&
    policy.name !== undefined &&
    other.name.toLowerCase() !== policy.name.toLowerCase();
  return !isOtherName && !deniesAsMuch(other.reading, policy.reading);
}

/** The documents that are there in the end: AWS keeps one policy of each name. */
function sizes(policies: readonly InlinePolicy[]): unknown[] {
  const byName = new Map(policies.map((policy) => [policy.name?.toLowerCase() ?? policy, policy.source]));
  return [...byName.values()].filter((source) => source !== undefined);
}

/** Each inline policy with what AWS makes of it and of all others that may have its name. */
function inlineReadings(
  own: readonly InlinePolicy[],
  rivals: readonly InlinePolicy[],
): [Reading, StackResource][] {
  // Names within one resource are different; one that is known late may be that of another resource's policy.
  const all = [...own, ...rivals];
  const late = all.find(
    ({ name, isUnique, by }) => name === undefined && !isUnique && all.some((it) => it.by !== by),
  );
  const byName = new Map<unknown, InlinePolicy[]>();
  for (const policy of all) {
    const isLate = late !== undefined && !policy.isUnique;
    const key = isLate ? "late" : (policy.name?.toLowerCase() ?? policy);
    byName.set(key, [...(byName.get(key) ?? []), policy]);
  }
  return [...byName.values()].flatMap((policies) => {
    const label = policies[0]?.label ?? "";
    const reading = readTogether(
      policies.map((policy) => policy.reading),
      late === undefined ? { kind: "repeated-policy", label } : { kind: "late-name", label: late.label },
    );
    const written = policies.filter((policy) => own.includes(policy));
    // One obstacle is enough.
    return (reading.ok ? written : written.slice(0, 1)).map(({ by }): [Reading, StackResource] => [
      reading,
      by,
    ]);
  });
}

function isKept({ name, by }: InlinePolicy, exclusive: readonly KeptPolicies[]): boolean {
  return exclusive.every(
    ({ names, resources }) => resources.includes(by) || (name !== undefined && names.includes(name)),
  );
}

/** The managed policies that are attached in the end, each with the resources that attach it. */
function attachments(
  entity: Entity,
  lists: readonly Listed[],
  exclusive: readonly Listed[],
  managed: ManagedPolicies,
  obstacles: Obstacle[],
): Map<Entity, StackResource[]> {
  const attached = byEntity(lists);
  for (const policy of [...attached.keys()]) {
    const isLeft = exclusive.every((list) => list.entities.has(policy));
    const owner = isLeft ? managed.onlyHolders(policy).find((list) => !list.entities.has(entity)) : undefined;
    if (owner !== undefined)
      obstacles.push({ kind: "exclusive-attachment", label: owner.by.name, policy: policy.reference });
    if (!isLeft || owner !== undefined) attached.delete(policy);
  }
  return attached;
}

/** What lists name, each with the resources whose lists name it. */
export function byEntity(lists: readonly Listed[]): Map<Entity, StackResource[]> {
  const found = new Map<Entity, StackResource[]>();
  for (const { entities, by } of lists) {
    for (const it of entities) found.set(it, [...(found.get(it) ?? []), by]);
  }
  return found;
}
