import { GROUPS_QUOTA } from "../../iam/limits";
import { Accounts } from "../../stack/iam/accounts";
import type { Holders, OwnPolicies, Shape } from "../../stack/iam/shape";
import { shapeOf } from "../../stack/iam/shapes";
import { StackReferences, type Entity, type EntityKind, type References } from "../../stack/references";
import { readObjects, readProperty, readText, readTexts, type StackResource } from "../../stack/resource";
import type { Boundary, BoundUser, CarriedDocument, Obstacle, Trusted } from "./bindings";
import { DocumentReader, knownValue, readTogether, type Reading } from "./documents";
import { Facts, heldBy, type Held, type KeptPolicies, type Listed, type ManagedPolicies } from "./holder";
import { NO_TRUST, trustIn, type Trust } from "./trust";

type ShapeOf<Role extends Shape["role"]> = Extract<Shape, { role: Role }>;

/** A value that is unknown in a preview, and what it is taken for until the update has shown it. */
export interface Provisional {
  by: StackResource;
  property: string;
  takenFor: string;
}

/** A credential, and the users that it may be for. */
export interface Credential {
  resource: StackResource;
  users: readonly Entity[];
  /** Some of its users is unknown, and what it comes from does not settle who it is. */
  unsettled: boolean;
  property: string;
}

/**
 * What binds every IAM user of a stack: its own policies and those of its groups, inline and attached. A user that is
 * not in the stack but gets a credential here is among them.
 *
 * Resources may be added one after the other, as an update registers them; what is asked then is answered by what has
 * been added so far.
 */
export class BindingCollector {
  readonly references: StackReferences;
  /** Values that count until the update has shown them. */
  readonly provisional: Provisional[] = [];
  private readonly credentials = new Map<StackResource, Credential>();
  private readonly reader = new DocumentReader();
  private readonly facts = new Map<Entity, Facts>();
  /** By entity, what takes away from it perhaps. */
  private readonly rivals = new Map<Entity, Facts[]>();
  /** By resource, its values that are not what they come from. */
  private readonly differing = new Map<StackResource, readonly string[]>();
  /** What takes away from some user, group or policy, and does not show from which. */
  private readonly anywhere: { kind: EntityKind; by: StackResource; facts: Facts }[] = [];
  private readonly held = new Map<Entity, Held>();
  private readonly managedReadings = new Map<Entity, Reading>();
  private readonly users = new Set<Entity>();
  /** A policy or attachment that may be anyone's, since nothing shows whose. */
  private grantsToAnyone = false;

  /**
   * @param resources Those of the stack, with those of its templates.
   * @param trust Which groups and policies from outside the stack are taken to enforce MFA.
   */
  constructor(
    resources: readonly StackResource[],
    private readonly trust: Trust = NO_TRUST,
  ) {
    this.references = new StackReferences(resources);
    for (const resource of resources) this.read(resource);
  }

  /**
   * Adds resources that refer to one another.
   * @returns Whether what was found before still holds; where it does not, a new collector has to read all of them.
   */
  add(resources: readonly StackResource[]): boolean {
    const { accounts } = this.references;
    const { merges } = accounts;
    for (const resource of resources) this.references.add(resource);
    for (const resource of resources) this.read(resource);
    this.held.clear();
    this.managedReadings.clear();
    return accounts.merges === merges;
  }

  /** All users of the stack, and those from outside that get a credential. */
  boundUsers(): BoundUser[] {
    const inside = [...this.users].flatMap((user) =>
      user.resources.map((resource) => this.boundUser(user, resource)),
    );
    const outside = new Map<Entity, BoundUser>();
    const credentials = [...this.credentials.values()].sort((a, b) =>
      a.resource.urn < b.resource.urn ? -1 : 1,
    );
    for (const credential of credentials) {
      for (const user of credential.users) {
        if (user.resources.length === 0 && !outside.has(user))
          outside.set(user, this.outsider(user, credential));
      }
    }
    const unsettled = credentials.filter((it) => it.unsettled).map((it) => this.unsettledUser(it));
    return [...inside, ...outside.values(), ...unsettled];
  }

  /** The credentials that resources are or carry. */
  credentialsOf(resources: readonly StackResource[]): Credential[] {
    return resources.flatMap((resource) => this.credentials.get(resource) ?? []);
  }

  /** The users that a credential is for. */
  usersOf(credential: Credential): BoundUser[] {
    const known = credential.users.map((user) => {
      const [resource] = user.resources;
      return resource === undefined ? this.outsider(user, credential) : this.boundUser(user, resource);
    });
    return credential.unsettled ? [...known, this.unsettledUser(credential)] : known;
  }

  private read(resource: StackResource): void {
    const shape = shapeOf(resource.type);
    switch (shape?.role) {
      case "user": {
        const user = this.own(resource);
        this.users.add(user);
        this.addOwnPolicies(resource, shape);
        if (shape.memberOf !== undefined) {
          this.factsOf(user).joined.push(this.listed(resource, shape.memberOf, "group"));
        }
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
        const kept = this.kept(resource, shape.names);
        for (const facts of this.holdersOf(resource, shape, "takes away")) facts.exclusiveInline.push(kept);
        break;
      }
      case "exclusive-attachments": {
        const list = this.listed(resource, shape.policies, "managed-policy");
        for (const facts of this.holdersOf(resource, shape, "takes away")) facts.exclusiveAttached.push(list);
        break;
      }
      case "credential": {
        const { entities, candidates, unsettled } = this.resolve(resource, shape.users, "user");
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

  private addOwnPolicies(resource: StackResource, { inline, attached }: OwnPolicies): void {
    const facts = this.factsOf(this.own(resource));
    if (attached !== undefined) facts.attached.push(this.listed(resource, attached, "managed-policy"));
    if (inline === undefined) return;
    const label = `inline policy of "${resource.name}"`;
    const policies = readObjects(resource, inline.list);
    for (const policy of policies === "unknown" ? [policies] : policies) {
      if (policy === "unknown") {
        const reading: Reading = { ok: false, obstacle: { kind: "unknown-document", label } };
        facts.inline.push({
          label,
          name: undefined,
          isUnique: false,
          by: resource,
          source: undefined,
          reading,
        });
        continue;
      }
      const name = readText(policy, inline.name);
      const its = name === undefined ? label : `inline policy "${name}"`;
      const document = readProperty(policy, inline.document);
      const reading = this.reader.readDocument(document, its);
      const source = knownValue(document);
      facts.inline.push({ label: its, name, isUnique: false, by: resource, source, reading });
    }
  }

  private addInline(resource: StackResource, shape: ShapeOf<"inline-policy">): void {
    const name = readText(resource, shape.name);
    const policy = {
      label: `inline policy "${name ?? resource.name}"`,
      name,
      isUnique: name === undefined && readText(resource, "namePrefix") !== undefined,
      by: resource,
      source: knownValue(readProperty(resource, shape.document)),
      reading: this.reader.read(resource, "inline policy", shape),
    };
    // A policy that overwrites another one of the same name takes it away.
    for (const facts of this.holdersOf(resource, shape, "takes away")) facts.inline.push(policy);
  }

  private addAttachment(resource: StackResource, shape: ShapeOf<"attachment">): void {
    const policies = this.listed(resource, shape.policies, "managed-policy");
    for (const facts of this.holdersOf(resource, shape, "grants")) facts.attached.push(policies);
    if (shape.exclusive !== true) return;
    const holders = {
      entities: new Set([
        ...(shape.users === undefined ? [] : this.resolve(resource, shape.users, "user").entities),
        ...(shape.groups === undefined ? [] : this.resolve(resource, shape.groups, "group").entities),
      ]),
      obstacles: [],
      by: resource,
    };
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

  private listed(resource: StackResource, property: string, kind: EntityKind): Listed {
    const { entities, unsettled } = this.resolve(resource, property, kind);
    const obstacles: Obstacle[] = unsettled
      ? [{ kind: "unsettled-reference", label: resource.urn, property }]
      : [];
    return { entities: new Set(entities), obstacles, by: resource };
  }

  /** The inline policies that an exclusive list leaves. Their names say nothing without their user or group. */
  private kept(resource: StackResource, property: string): KeptPolicies {
    const texts = readTexts(resource, property);
    const list = texts === "unknown" ? [] : texts;
    const names = list.flatMap((text) => (text.kind === "known" ? [String(text.value)] : []));
    const unknown = texts === "unknown" ? 1 : list.length - names.length;
    const dependencies = resource.propertyDependencies[property] ?? [];
    const resources = dependencies.filter((it) => shapeOf(it.type)?.role === "inline-policy");
    const isSettled = resources.filter((it) => !names.includes(textOfName(it) ?? "")).length === unknown;
    return {
      names,
      resources: isSettled ? resources : [],
      obstacles: isSettled ? [] : [{ kind: "unsettled-reference", label: resource.urn, property }],
    };
  }

  private resolve(resource: StackResource, property: string, kind: EntityKind): References {
    const found = this.references.resolve(resource, property, kind);
    const nameOf = (entity: Entity): string => `${kind.replace("-", " ")} "${entity.reference}"`;
    for (const entity of found.provisional) {
      this.provisional.push({ by: resource, property, takenFor: nameOf(entity) });
    }
    if (found.provisional.length === 0 && !found.unsettled) {
      const sources = this.references.candidates(resource, property, kind);
      const [source] = sources.filter((it) => !found.entities.includes(it));
      if (source !== undefined && sources.length === found.entities.length) {
        const values = found.entities.map(({ reference }) => reference).join(", ");
        this.differing.set(resource, [
          ...(this.differing.get(resource) ?? []),
          `${property} of ${resource.name} comes from ${nameOf(source)}, and turned out to be ${values}.`,
        ]);
      }
    }
    return found;
  }

  /**
   * The facts of the users and groups that properties name.
   * @param effect What the resource does to them. Where it takes something away, a name that is unknown counts for all
   *   that it may be; where it only grants, for all whom it may grant something that cannot be read.
   */
  private holdersOf(
    resource: StackResource,
    { users, groups }: Holders,
    effect: "grants" | "takes away",
  ): Facts[] {
    const of = (property: string | undefined, kind: EntityKind): Facts[] => {
      if (property === undefined) return [];
      if (effect === "takes away") return this.touched(resource, property, kind);
      const { entities, candidates, unsettled } = this.resolve(resource, property, kind);
      for (const candidate of candidates)
        this.factsOf(candidate).obstacles.push(unsettledIn(resource, property));
      if (unsettled && candidates.length === 0) this.grantsToAnyone = true;
      return entities.map((it) => this.factsOf(it));
    };
    return [...of(users, "user"), ...of(groups, "group")];
  }

  /** The facts of all that a property may name, for a resource that takes something away from it. */
  private touched(resource: StackResource, property: string, kind: EntityKind): Facts[] {
    const { entities, candidates, unsettled } = this.resolve(resource, property, kind);
    const named = entities.map((it) => this.factsOf(it));
    if (!unsettled) return named;
    const facts = new Facts();
    facts.obstacles.push(unsettledIn(resource, property));
    if (candidates.length === 0) this.anywhere.push({ kind, by: resource, facts });
    else for (const candidate of candidates) this.rivals.set(candidate, [...this.rivalsBy(candidate), facts]);
    return [...named, facts];
  }

  private rivalsBy(entity: Entity): readonly Facts[] {
    return this.rivals.get(entity) ?? [];
  }

  /** What the stack says of whom it may be: it binds nobody, and takes away all the same. */
  private rivalsOf(entity: Entity): Facts[] {
    const { accounts } = this.references;
    const anywhere = this.anywhere.filter(
      ({ kind, by }) =>
        kind === entity.kind && accounts.relation(accounts.of(by), entity.account) !== "different",
    );
    return [
      ...this.rivalsBy(entity),
      ...anywhere.map(({ facts }) => facts),
      ...this.references
        .doubles(entity)
        .flatMap((double) => [this.factsOf(double), ...this.rivalsBy(double)]),
    ];
  }

  private own(resource: StackResource): Entity {
    const entity = this.references.entityOf(resource);
    if (entity === undefined) throw new Error(`${resource.type} is no user, group or managed policy`);
    return entity;
  }

  private factsOf(entity: Entity): Facts {
    const known = this.facts.get(entity);
    if (known !== undefined) return known;
    const facts = new Facts();
    this.facts.set(entity, facts);
    return facts;
  }

  private heldBy(entity: Entity): Held {
    const known = this.held.get(entity);
    if (known !== undefined) return known;
    const held = heldBy(entity, this.factsOf(entity), this.rivalsOf(entity), this.managed);
    const elsewhere = this.namedElsewhere(entity);
    const complete =
      elsewhere.length === 0 ? held : { ...held, obstacles: [...held.obstacles, ...elsewhere] };
    this.held.set(entity, complete);
    return complete;
  }

  /** What names the same user or group through a provider that may be for another account. */
  private namedElsewhere(entity: Entity): Obstacle[] {
    return this.references.doubles(entity).flatMap((double) => {
      const { inline, attached, joined } = this.factsOf(double);
      return [...inline, ...attached, ...joined].map(({ by }): Obstacle => ({
        kind: "other-account",
        label: by.name,
        name: double.reference,
      }));
    });
  }

  private readonly managed: ManagedPolicies = {
    read: (policy) => {
      const resources = this.references.resourcesOf(policy);
      return resources.length === 0
        ? undefined
        : { reading: this.readManaged(policy, resources), carriers: resources.slice(0, 1) };
    },
    fromOutside: (policy, by) => this.policyFromOutside(policy, by),
    onlyHolders: (policy) =>
      [this.factsOf(policy), ...this.rivalsOf(policy)].flatMap(({ onlyHolders }) => onlyHolders),
  };

  private readManaged(policy: Entity, resources: readonly StackResource[]): Reading {
    const known = this.managedReadings.get(policy);
    if (known !== undefined) return known;
    const doubles = this.references.doubles(policy).flatMap((it) => it.resources);
    const readings = [...resources, ...doubles].flatMap((it) => {
      const shape = shapeOf(it.type);
      return shape?.role === "managed-policy" ? [this.reader.readManaged(it, shape)] : [];
    });
    const label = `managed policy "${resources[0]?.name ?? policy.reference}"`;
    const reading = readTogether(readings, { kind: "repeated-policy", label });
    this.managedReadings.set(policy, reading);
    return reading;
  }

  private policyFromOutside(policy: Entity, by: StackResource): Trusted | Obstacle | "aws-managed" {
    const { reference: arn, account } = policy;
    if (AWS_MANAGED.test(arn)) return "aws-managed";
    if (this.references.doubles(policy).some(({ resources }) => resources.length > 0)) {
      return { kind: "ambiguous-account", name: arn };
    }
    const entry = trustIn(this.trust.policyArns, arn, Accounts.idOf(account), this.trust.today);
    return entry === undefined
      ? { kind: "outside-policy", arn }
      : { kind: "policy", name: arn, entry, carriers: [by] };
  }

  private boundUser(user: Entity, resource: StackResource): BoundUser {
    const shape = shapeOf(resource.type);
    if (shape?.role !== "user") throw new Error(`${resource.type} is no user`);
    const name = readText(resource, shape.name);
    const path = readProperty(resource, shape.path);
    const held = this.heldBy(user);
    const groups = this.groupsOf(user);
    const documents = [...held.documents, ...groups.documents];
    const conditional = documents.flatMap((it) => conditionOn(it, resource) ?? []);
    const obstacles = unique([...held.obstacles, ...groups.obstacles, ...conditional]);
    return {
      urn: resource.template?.stack.urn ?? resource.urn,
      subject: name ?? resource.name,
      name,
      path: path.kind === "unknown" ? undefined : typeof path.value === "string" ? path.value : "/",
      account: Accounts.idOf(user.account),
      arn: readText(resource, "arn"),
      bindings: {
        documents: documents.filter((it) => conditionOn(it, resource) === undefined),
        obstacles,
        boundary: this.boundaryOf(resource, shape),
        trusted: [...held.trusted, ...groups.trusted],
        binders: this.bindersOf(user),
        differing: this.differingFor(user, resource),
        unreadGrants: this.grantsToAnyone || held.unreadGrants || groups.unreadGrants || obstacles.length > 0,
      },
    };
  }

  /** What a user holds by its groups. */
  private groupsOf(user: Entity): Held {
    const documents: CarriedDocument[] = [];
    const obstacles: Obstacle[] = [];
    const trusted: Trusted[] = [];
    let unreadGrants = false;
    const { joined } = this.factsOf(user);
    obstacles.push(...joined.flatMap((list) => list.obstacles));
    const groups = new Map(
      joined.flatMap(({ entities, by }) => [...entities].map((it) => [it, by] as const)),
    );
    const { limit } = GROUPS_QUOTA;
    if (groups.size > limit) {
      const label = `user "${user.reference}"`;
      const refusal = { kind: "groups" as const, label, actual: groups.size, ...GROUPS_QUOTA };
      return { documents, obstacles: [{ kind: "beyond-limit", refusal }], trusted, unreadGrants: true };
    }
    for (const [group, by] of groups) {
      const rivals = this.rivalsOf(group);
      const owner = [this.factsOf(group), ...rivals]
        .flatMap(({ onlyMembers }) => onlyMembers)
        .find(({ entities }) => !entities.has(user));
      if (owner !== undefined) {
        obstacles.push({ kind: "exclusive-members", label: owner.by.name, group: group.reference });
        continue;
      }
      const held = this.heldBy(group);
      documents.push(...held.documents.map((it) => ({ ...it, carriers: [by, ...it.carriers] })));
      obstacles.push(...held.obstacles);
      trusted.push(...held.trusted.map((it) => ({ ...it, carriers: [by, ...it.carriers] })));
      unreadGrants ||= held.unreadGrants;
      if (group.resources.length > 0) continue;
      unreadGrants = true;
      const outside = this.groupFromOutside(group, by, rivals);
      if ("entry" in outside) trusted.push(outside);
      else obstacles.push(outside);
    }
    return { documents, obstacles, trusted, unreadGrants };
  }

  private groupFromOutside(group: Entity, by: StackResource, rivals: readonly Facts[]): Trusted | Obstacle {
    const { reference: name, account } = group;
    if (this.references.doubles(group).some(({ resources }) => resources.length > 0)) {
      return { kind: "ambiguous-account", name };
    }
    const entry = trustIn(this.trust.groups, name, Accounts.idOf(account), this.trust.today);
    if (entry === undefined) return { kind: "outside-group", name };
    // Nobody vouches for what the stack itself overwrites or takes away.
    return [this.factsOf(group), ...rivals].some(({ isWrittenTo }) => isWrittenTo)
      ? { kind: "written-trust", name }
      : { kind: "group", name, entry, carriers: [by] };
  }

  private boundaryOf(user: StackResource, { boundary }: ShapeOf<"user">): Boundary | undefined {
    const { entities, obstacles } = this.listed(user, boundary, "managed-policy");
    const [policy] = entities;
    const [obstacle] = obstacles;
    if (obstacle !== undefined) return { kind: "unreadable", obstacle };
    if (policy === undefined) return undefined;
    const read = this.managed.read(policy);
    if (read === undefined) return { kind: "outside", arn: policy.reference };
    return read.reading.ok
      ? { kind: "document", document: read.reading.document }
      : { kind: "unreadable", obstacle: read.reading.obstacle };
  }

  /** What turned out differently in whatever binds a user. */
  private differingFor(user: Entity, resource: StackResource): string[] {
    if (this.differing.size === 0) return [];
    const { attached, joined } = this.factsOf(user);
    const groups = joined.flatMap(({ entities }) => [...entities].map((it) => this.factsOf(it)));
    const lists = [...attached, ...joined, ...groups.flatMap((group) => group.attached)];
    return unique([resource, ...lists.map(({ by }) => by)].flatMap((by) => this.differing.get(by) ?? []));
  }

  /** A user that the stack does not create. Policies of the stack may bind it by its name. */
  private outsider(user: Entity, { resource }: Credential): BoundUser {
    const doubles = this.references.doubles(user).some(({ resources }) => resources.length > 0);
    const obstacle: Obstacle = doubles
      ? { kind: "ambiguous-account", name: user.reference }
      : { kind: "outside-user", credential: resource.urn };
    const held = this.heldBy(user);
    const groups = this.groupsOf(user);
    return {
      urn: resource.template?.stack.urn ?? resource.urn,
      subject: user.reference,
      name: user.reference,
      path: undefined,
      account: Accounts.idOf(user.account),
      arn: undefined,
      bindings: {
        documents: [...held.documents, ...groups.documents],
        obstacles: unique([obstacle, ...held.obstacles, ...groups.obstacles]),
        boundary: undefined,
        trusted: [...held.trusted, ...groups.trusted],
        binders: this.bindersOf(user),
        differing: [],
        unreadGrants: true,
      },
    };
  }

  private bindersOf(user: Entity): StackResource[] {
    const { inline, attached, joined, exclusiveAttached } = this.factsOf(user);
    const lists = [...attached, ...joined, ...exclusiveAttached].filter(({ entities }) => entities.size > 0);
    return [...inline, ...lists].map(({ by }) => by);
  }

  private unsettledUser({ resource, property }: Credential): BoundUser {
    return {
      urn: resource.template?.stack.urn ?? resource.urn,
      subject: resource.name,
      name: undefined,
      path: undefined,
      account: undefined,
      arn: undefined,
      bindings: {
        documents: [],
        obstacles: [unsettledIn(resource, property)],
        boundary: undefined,
        trusted: [],
        binders: [],
        differing: [],
        unreadGrants: true,
      },
    };
  }
}

/** AWS's own managed policies: none of them enforces MFA, and none needs to be in the stack. */
const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//i;

function unsettledIn(resource: StackResource, property: string): Obstacle {
  return { kind: "unsettled-reference", label: resource.urn, property };
}

function textOfName(policy: StackResource): string | undefined {
  const shape = shapeOf(policy.type);
  return shape?.role === "inline-policy" ? readText(policy, shape.name) : undefined;
}

/** A template's resource under a condition binds only users that exist under the same one. */
function conditionOn({ label, carriers }: CarriedDocument, user: StackResource): Obstacle | undefined {
  for (const { template, name, type } of carriers) {
    const condition = template?.condition;
    if (condition === undefined) continue;
    const isOwn = user.template?.stack === template?.stack && user.template?.condition === condition;
    const role = shapeOf(type)?.role.replace("-", " ") ?? type;
    const what = role === "inline policy" || role === "managed policy" ? label : `${role} "${name}"`;
    if (!isOwn) return { kind: "conditional-resource", label: what, condition };
  }
  return undefined;
}

/** Whether a property is there, known or not. */
function isGiven(resource: StackResource, property: string): boolean {
  const value = readProperty(resource, property);
  return value.kind === "unknown" || (value.value !== undefined && value.value !== null);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
