import type { Holders, OwnPolicies, Shape } from "../shapes/shape";
import { shapeOf } from "../shapes/shapes";
import { StackReferences, type Entity, type EntityKind } from "../pulumi/references";
import { isGiven, spelled, type StackResource } from "../pulumi/resource";
import { unsettledIn, type Obstacle } from "./bindings";
import { Detachers } from "./detachers";
import { DocumentReader } from "./documents";
import { Facts } from "./holder";
import type { Listed } from "./twins";
import { inlinePolicy, ownInlinePolicies } from "./inlinePolicies";
import { LateHolders } from "./lateHolders";
import { describeEntity, LateValues, type Provisional } from "./lateValues";

type ShapeOf<Role extends Shape["role"]> = Extract<Shape, { role: Role }>;

/** A credential, and the users that it may be for. */
export interface Credential {
  resource: StackResource;
  users: readonly Entity[];
  /** Some of its users is unknown, and what it comes from does not settle who it is. */
  unsettled: boolean;
  property: string;
}

/**
 * What the resources of a stack say of its users, groups and policies, and of those outside that they name. Resources
 * may be added one after the other, as an update registers them.
 */
export class StackFacts {
  readonly references: StackReferences;
  readonly reader = new DocumentReader();
  private readonly values: LateValues;
  readonly credentials = new Map<StackResource, Credential>();
  readonly users = new Set<Entity>();
  /** A policy or attachment that may be anyone's, since nothing shows whose. */
  grantsToAnyone = false;
  private readonly facts = new Map<Entity, Facts>();
  /** By entity, what takes away from it perhaps. */
  private readonly rivals = new Map<Entity, Facts[]>();
  readonly detachers: Detachers;
  /** What takes away from some user, group or policy, and does not show from which. */
  private readonly anywhere: { kind: EntityKind; by: StackResource; facts: Facts }[] = [];

  private readonly late = new LateHolders();

  /** @param hasCreated See {@link StackReferences}. */
  constructor(resources: readonly StackResource[], hasCreated = false) {
    this.references = new StackReferences(resources, undefined, hasCreated);
    this.values = new LateValues(this.references);
    this.detachers = new Detachers(this.references);
    for (const resource of resources) this.read(resource);
  }

  /** Values that count until the update has shown them. */
  get provisional(): readonly Provisional[] {
    return this.values.provisional;
  }

  /**
   * Adds resources that refer to one another.
   * @returns Whether what was said before still holds; it does not where two accounts turn out to be one.
   */
  add(resources: readonly StackResource[]): boolean {
    const { accounts } = this.references;
    const { merges } = accounts;
    for (const resource of resources) this.references.add(resource);
    for (const resource of resources) this.read(resource);
    return accounts.merges === merges;
  }

  factsOf(entity: Entity): Facts {
    const known = this.facts.get(entity);
    if (known !== undefined) return known;
    const facts = new Facts();
    this.facts.set(entity, facts);
    return facts;
  }

  /** What the stack says of others that the entity may be: it binds nobody, and takes away all the same. */
  rivalsOf(entity: Entity): Facts[] {
    const { accounts } = this.references;
    const mayBeHere = ({ by }: { by: StackResource }): boolean =>
      accounts.relation(accounts.of(by), entity.account) !== "different";
    const anywhere = [
      ...this.anywhere.filter(({ kind }) => kind === entity.kind),
      ...this.late.takingFrom(entity, this.factsOf(entity)),
    ].filter(mayBeHere);
    return [
      ...this.rivalsBy(entity),
      ...anywhere.map(({ facts }) => facts),
      ...this.references
        .doubles(entity)
        .flatMap((double) => [this.factsOf(double), ...this.rivalsBy(double)]),
    ];
  }

  /** All users, groups and policies that the stack says something of. */
  get known(): ReadonlyMap<Entity, Facts> {
    return this.facts;
  }

  listed(resource: StackResource, property: string, kind: EntityKind): Listed {
    const { entities, unsettled } = this.values.resolve(resource, property, kind);
    const obstacles: Obstacle[] = unsettled ? [unsettledIn(resource, property)] : [];
    return { entities: new Set(entities), obstacles, by: resource };
  }

  /** What turned out differently in whatever binds a user, or takes away what binds it. */
  differingFor(user: Entity, resource: StackResource): string[] {
    if (!this.values.haveDiffered) return [];
    const own = this.factsOf(user);
    const groups = own.joined.flatMap(({ entities }) => [...entities].map((it) => this.factsOf(it)));
    const policies = [own, ...groups].flatMap(({ attached }) => attached.flatMap((it) => [...it.entities]));
    const all = [own, ...groups, ...policies.map((it) => this.factsOf(it))];
    return this.values.differingOf([resource, ...all.flatMap((facts) => facts.sources)]);
  }

  private read(resource: StackResource): void {
    const shape = shapeOf(resource.type);
    switch (shape?.role) {
      case "user": {
        const user = this.own(resource);
        this.users.add(user);
        const { memberOf } = shape;
        const joined = memberOf === undefined ? undefined : this.listed(resource, memberOf, "group");
        if (joined !== undefined) this.factsOf(user).joined.push(joined);
        this.addOwnPolicies(resource, shape, joined);
        if (shape.credential !== undefined && isGiven(resource, shape.credential)) {
          const { credential: property } = shape;
          this.credentials.set(resource, { resource, users: [user], unsettled: false, property });
        }
        break;
      }
      case "group":
        this.addOwnPolicies(resource, shape);
        break;
      case "managed-policy": {
        const policy = { entities: new Set([this.own(resource)]), obstacles: [], by: resource };
        for (const facts of this.holdersOf(resource, shape, "grants")) facts.attached.push(policy);
        break;
      }
      case "inline-policy":
        this.addInline(resource, shape);
        break;
      case "attachment":
        this.addAttachment(resource, shape);
        break;
      case "membership":
        this.addMembership(resource, shape);
        break;
      case "exclusive-inline": {
        const kept = this.values.kept(resource, shape.names);
        for (const facts of this.holdersOf(resource, shape, "takes away")) facts.exclusiveInline.push(kept);
        break;
      }
      case "exclusive-attachments": {
        const list = this.listed(resource, shape.policies, "managed-policy");
        for (const facts of this.holdersOf(resource, shape, "takes away")) facts.exclusiveAttached.push(list);
        break;
      }
      case "credential": {
        const { entities, candidates, unsettled } = this.values.resolve(resource, shape.users, "user");
        this.credentials.set(resource, {
          resource,
          users: [...entities, ...candidates],
          unsettled,
          property: shape.users,
        });
        break;
      }
    }
  }

  /** The users and groups that a policy names. */
  holdersNamed(resource: StackResource, { users, groups }: Holders): readonly Entity[] {
    const named = (property: string | undefined, kind: EntityKind): readonly Entity[] =>
      property === undefined ? [] : this.references.resolve(resource, property, kind).entities;
    return [...named(users, "user"), ...named(groups, "group")];
  }

  private addOwnPolicies(resource: StackResource, shape: OwnPolicies, joined?: Listed): void {
    const facts = this.factsOf(this.own(resource));
    const attached =
      shape.attached === undefined ? undefined : this.listed(resource, shape.attached, "managed-policy");
    const inline =
      shape.inline === undefined ? undefined : ownInlinePolicies(resource, shape.inline, this.reader);
    if (attached !== undefined) facts.attached.push(attached);
    if (inline !== undefined) facts.inline.push(...inline);
    if ((attached ?? inline ?? joined) === undefined) return;
    facts.ownLists.push({
      by: resource,
      inline: inline ?? [],
      ...(attached && { attached }),
      ...(joined && { joined }),
    });
  }

  private addInline(resource: StackResource, shape: ShapeOf<"inline-policy">): void {
    const policy = inlinePolicy(resource, shape, this.reader);
    // A policy that overwrites another one of the same name takes it away.
    for (const facts of this.holdersOf(resource, shape, "takes away")) facts.inline.push(policy);
  }

  private addAttachment(resource: StackResource, shape: ShapeOf<"attachment">): void {
    const policies = this.listed(resource, shape.policies, "managed-policy");
    for (const facts of this.holdersOf(resource, shape, "grants")) facts.attached.push(policies);
    if (shape.exclusive !== true) return;
    const holders = {
      entities: new Set([
        ...(shape.users === undefined ? [] : this.values.resolve(resource, shape.users, "user").entities),
        ...(shape.groups === undefined ? [] : this.values.resolve(resource, shape.groups, "group").entities),
      ]),
      obstacles: [],
      by: resource,
    };
    this.detachers.add({ policies, holders });
    for (const facts of this.touched(resource, shape.policies, "managed-policy"))
      facts.onlyHolders.push(holders);
  }

  private addMembership(resource: StackResource, shape: ShapeOf<"membership">): void {
    const groups = this.listed(resource, shape.groups, "group");
    for (const facts of this.holdersOf(resource, { users: shape.users }, "grants")) facts.joined.push(groups);
    if (shape.exclusive !== true) return;
    const members = this.listed(resource, shape.users, "user");
    for (const facts of this.touched(resource, shape.groups, "group")) facts.onlyMembers.push(members);
  }

  /**
   * The facts of the users and groups that properties name.
   * @param effect What the resource does to them. Where it takes something away, a name that is unknown counts for all
   *   that it may be; where it only grants, for all that it may grant something unread.
   */
  private holdersOf(
    resource: StackResource,
    { users, groups }: Holders,
    effect: "grants" | "takes away",
  ): Facts[] {
    const of = (property: string | undefined, kind: EntityKind): Facts[] => {
      if (property === undefined) return [];
      if (effect === "takes away") {
        return [...this.touched(resource, property, kind), ...this.lateHolder(resource, property, kind)];
      }
      const { entities, candidates, unsettled } = this.values.resolve(resource, property, kind);
      for (const candidate of candidates)
        this.factsOf(candidate).obstacles.push(unsettledIn(resource, property));
      if (unsettled && candidates.length === 0) this.grantsToAnyone = true;
      return entities.map((it) => this.factsOf(it));
    };
    return [...of(users, "user"), ...of(groups, "group")];
  }

  /** The facts of all that a property may name, for a resource that takes something away from it. */
  private touched(resource: StackResource, property: string, kind: EntityKind): Facts[] {
    const { entities, candidates, unsettled } = this.values.resolve(resource, property, kind);
    const named = entities.map((it) => this.factsOf(it));
    if (!unsettled) return named;
    const facts = new Facts();
    facts.obstacles.push(unsettledIn(resource, property));
    if (candidates.length === 0) this.anywhere.push({ kind, by: resource, facts });
    else for (const candidate of candidates) this.rivals.set(candidate, [...this.rivalsBy(candidate), facts]);
    return [...named, facts];
  }

  /** The facts of whoever else a property may name that is taken for what it comes from. */
  private lateHolder(resource: StackResource, property: string, kind: EntityKind): Facts[] {
    const { provisional: sources } = this.references.resolve(resource, property, kind);
    const [source] = sources;
    if (source === undefined) return [];
    const facts = new Facts();
    const label = `${resource.name} (${resource.type})`;
    const name = spelled(resource, property);
    facts.obstacles.push({ kind: "late-holder", label, property: name, source: describeEntity(source) });
    this.late.add({ kind, by: resource, sources, facts });
    return [facts];
  }

  private rivalsBy(entity: Entity): readonly Facts[] {
    return this.rivals.get(entity) ?? [];
  }

  private own(resource: StackResource): Entity {
    const entity = this.references.entityOf(resource);
    if (entity === undefined) throw new Error(`${resource.type} is no user, group or managed policy`);
    return entity;
  }
}
