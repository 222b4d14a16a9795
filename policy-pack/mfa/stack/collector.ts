import type { Holders, Kind, OwnPolicies, Shape } from "../../stack/iam/shape";
import { shapeOf } from "../../stack/iam/shapes";
import { StackReferences } from "../../stack/references";
import { readObjects, readProperty, readText, type StackResource } from "../../stack/resource";
import type { Boundary, BoundUser, Obstacle } from "./bindings";
import { DocumentReader, readTogether, type Reading } from "./documents";
import { Holder, type Held, type Listed } from "./holder";
import { outsideUsers } from "./outsideUsers";
import { NO_TRUST, type Trust } from "./trust";

type ShapeOf<Role extends Shape["role"]> = Extract<Shape, { role: Role }>;

/**
 * Collects what binds every IAM user of a stack: its own policies and those of its groups, inline and attached. A user
 * that is not in the stack but gets a credential here is among them.
 * @param trust Which groups and policies from outside the stack are taken to enforce MFA.
 */
export function collectBindings(resources: readonly StackResource[], trust: Trust = NO_TRUST): BoundUser[] {
  const collector = new Collector(resources, trust);
  for (const resource of resources) collector.add(resource);
  return collector.users();
}

class Collector {
  private readonly references: StackReferences;
  private readonly reader = new DocumentReader();
  private readonly outsiders = new Set<StackResource>();
  /** By the representative of the user or group. */
  private readonly holders = new Map<StackResource, Holder>();
  private readonly held = new Map<Holder, Held>();
  private readonly managed = new Map<StackResource, Reading>();

  constructor(
    private readonly resources: readonly StackResource[],
    private readonly trust: Trust,
  ) {
    this.references = new StackReferences(resources);
    const outside = outsideUsers(resources, this.references);
    for (const { user } of outside) this.references.add(user);
    for (const { user, obstacle } of outside) {
      if (this.references.representative(user) !== user) continue;
      this.outsiders.add(user);
      this.holderOf(user).obstacles.push(obstacle);
    }
  }

  add(resource: StackResource): void {
    const shape = shapeOf(resource.type);
    switch (shape?.role) {
      case "user":
        this.addOwnPolicies(resource, shape);
        if (shape.memberOf !== undefined) {
          this.holderOf(resource).join(this.listed(resource, shape.memberOf, "group"));
        }
        break;
      case "group":
        this.addOwnPolicies(resource, shape);
        break;
      case "managed-policy":
        this.attach(resource, shape, {
          resources: [this.references.representative(resource)],
          outside: [],
          obstacles: [],
        });
        break;
      case "inline-policy":
        this.addInline(resource, shape);
        break;
      case "attachment":
        this.attach(resource, shape, this.listed(resource, shape.policies, "managed-policy"));
        break;
      case "membership":
        this.addMembership(resource, shape);
        break;
      case "exclusive-inline": {
        const list = this.listed(resource, shape.names, "inline-policy");
        for (const holder of this.holdersOf(resource, shape)) holder.exclusiveInline.push(list);
        break;
      }
      case "exclusive-attachments": {
        const list = this.listed(resource, shape.policies, "managed-policy");
        for (const holder of this.holdersOf(resource, shape)) holder.exclusiveAttached.push(list);
        break;
      }
    }
  }

  users(): BoundUser[] {
    return [...this.resources, ...this.outsiders].flatMap((resource) => {
      const shape = shapeOf(resource.type);
      return shape?.role === "user" ? [this.boundUser(resource, shape)] : [];
    });
  }

  private boundUser(user: StackResource, shape: ShapeOf<"user">): BoundUser {
    const holder = this.holderOf(user);
    const held = [holder, ...[...holder.groups].map((group) => this.holderOf(group))].map((it) =>
      this.heldBy(it),
    );
    const name = readText(user, shape.name);
    return {
      urn: user.template?.stack.urn ?? user.urn,
      subject: name ?? user.name,
      name,
      arn: readText(user, "arn"),
      bindings: {
        documents: unique(held.flatMap(({ documents }) => documents)),
        obstacles: unique(held.flatMap(({ obstacles }) => obstacles)),
        boundary: this.boundaryOf(user, shape),
        trusted: unique(held.flatMap(({ trusted }) => trusted)),
        awsManaged: unique(held.flatMap(({ awsManaged }) => awsManaged)),
      },
    };
  }

  private boundaryOf(user: StackResource, { boundary }: ShapeOf<"user">): Boundary | undefined {
    const { resources, outside, obstacles } = this.listed(user, boundary, "managed-policy");
    const [policy] = resources;
    const [arn] = outside;
    const [obstacle] = obstacles;
    if (obstacle !== undefined) return { kind: "unreadable", obstacle };
    if (arn !== undefined) return { kind: "outside", arn };
    if (policy === undefined) return undefined;
    const reading = this.readManaged(policy);
    return reading.ok
      ? { kind: "document", document: reading.document }
      : { kind: "unreadable", obstacle: reading.obstacle };
  }

  private addOwnPolicies(resource: StackResource, { inline, attached }: OwnPolicies): void {
    const holder = this.holderOf(resource);
    if (attached !== undefined) holder.attached.push(this.listed(resource, attached, "managed-policy"));
    if (inline === undefined) return;
    const label = `inline policy of "${resource.name}"`;
    const policies = readObjects(resource, inline.list);
    for (const policy of policies === "unknown" ? [policies] : policies) {
      if (policy === "unknown") {
        holder.obstacles.push({ kind: "unknown-document", label });
        continue;
      }
      const name = readText(policy, inline.name);
      const its = name === undefined ? label : `inline policy "${name}"`;
      const reading = this.reader.readDocument(readProperty(policy, inline.document), its);
      holder.inline.push({ label: its, name, resource: undefined, reading });
    }
  }

  private addInline(resource: StackResource, shape: ShapeOf<"inline-policy">): void {
    const reading = this.reader.read(resource, "inline policy", shape);
    const name = readText(resource, shape.name);
    const label = `inline policy "${name ?? resource.name}"`;
    for (const holder of this.holdersOf(resource, shape))
      holder.inline.push({ label, name, resource, reading });
  }

  private attach(resource: StackResource, holders: Holders, policies: Listed): void {
    for (const holder of this.holdersOf(resource, holders)) holder.attached.push(policies);
  }

  private addMembership(resource: StackResource, shape: ShapeOf<"membership">): void {
    const groups = this.listed(resource, shape.groups, "group");
    const condition = resource.template?.condition;
    for (const holder of this.holdersOf(resource, { users: shape.users })) {
      if (condition === undefined) holder.join(groups);
      else
        holder.obstacles.push({
          kind: "conditional-resource",
          label: `membership "${resource.name}"`,
          condition,
        });
    }
  }

  private listed(resource: StackResource, property: string, kind: Kind): Listed {
    const { resources, outside, ambiguous, unsettled } = this.references.resolve(resource, property, kind);
    const obstacles = ambiguous.map((name): Obstacle => ({ kind: "ambiguous-account", name }));
    if (unsettled) obstacles.push({ kind: "unsettled-reference", label: resource.urn, property });
    return { resources, outside, obstacles };
  }

  private holdersOf(resource: StackResource, { users, groups }: Holders): Holder[] {
    const named = (property: string | undefined, kind: Kind): readonly StackResource[] =>
      property === undefined ? [] : this.references.resolve(resource, property, kind).resources;
    return [...named(users, "user"), ...named(groups, "group")].map((it) => this.holderOf(it));
  }

  private holderOf(resource: StackResource): Holder {
    const key = this.references.representative(resource);
    const holder = this.holders.get(key) ?? new Holder();
    this.holders.set(key, holder);
    return holder;
  }

  private heldBy(holder: Holder): Held {
    const held = this.held.get(holder) ?? holder.held((policy) => this.readManaged(policy), this.trust);
    this.held.set(holder, held);
    return held;
  }

  private readManaged(policy: StackResource): Reading {
    const known = this.managed.get(policy);
    if (known !== undefined) return known;
    const readings = this.references.sameAs(policy).flatMap((it) => {
      const shape = shapeOf(it.type);
      return shape?.role === "managed-policy" ? [this.reader.read(it, "managed policy", shape)] : [];
    });
    const reading = readTogether(readings, `managed policy "${policy.name}"`);
    this.managed.set(policy, reading);
    return reading;
  }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
