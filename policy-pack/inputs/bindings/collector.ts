import { GROUPS_QUOTA } from "../../iam/limits";
import { Accounts } from "../pulumi/accounts";
import { partitionOf } from "../shapes/partition";
import type { Shape } from "../shapes/shape";
import { shapeOf } from "../shapes/shapes";
import type { Entity } from "../pulumi/references";
import { readProperty, readText, type StackResource } from "../pulumi/resource";
import {
  type Boundary,
  type BoundUser,
  type CarriedDocument,
  type Obstacle,
  type Trusted,
  type Vouched,
} from "./bindings";
import { certainly, conditionOn, existsWith } from "./conditional";
import { createdWith, unsettledUser } from "./credentialUsers";
import { byEntity, heldBy, type Facts, type Held } from "./holder";
import { losers } from "./losers";
import { StackManagedPolicies } from "./managedPolicies";
import type { Provisional } from "./lateValues";
import { StackFacts, type Credential } from "./stackFacts";
import { NO_TRUST, trustIn, type Trust } from "./trust";
import { disputed } from "./twins";

/**
 * What binds every IAM user of a stack: its own policies and those of its groups, inline and attached. A user that is
 * not in the stack but gets a credential here is among them.
 *
 * Resources may be added one after the other, as an update registers them; what is asked then is answered by what has
 * been added so far.
 */
export class BindingCollector {
  private readonly stack: StackFacts;
  private readonly held = new Map<Entity, Held>();
  private readonly managed: StackManagedPolicies;

  /**
   * @param resources Those of the stack, with those of its templates.
   * @param trust Which groups and policies from outside the stack are taken to enforce MFA.
   * @param hasCreated Whether the resources exist already, as for the update gate. Default: not.
   */
  constructor(
    resources: readonly StackResource[],
    private readonly trust: Trust = NO_TRUST,
    hasCreated = false,
  ) {
    this.stack = new StackFacts(resources, hasCreated);
    this.managed = new StackManagedPolicies(this.stack, trust);
  }

  /** Values that count until the update has shown them. */
  get provisional(): readonly Provisional[] {
    return this.stack.provisional;
  }

  /**
   * Adds resources that refer to one another.
   * @returns Whether what was found before still holds; where it does not, a new collector has to read all of them.
   */
  add(resources: readonly StackResource[]): boolean {
    this.held.clear();
    this.managed.forget();
    return this.stack.add(resources);
  }

  /** All users of the stack, and those from outside that get a credential. */
  boundUsers(): BoundUser[] {
    const inside = [...this.stack.users].flatMap((user) =>
      user.resources.map((resource) => this.boundUser(user, resource)),
    );
    const outside = new Map<Entity, Credential[]>();
    const credentials = [...this.stack.credentials.values()].sort((a, b) =>
      a.resource.urn < b.resource.urn ? -1 : 1,
    );
    for (const credential of credentials) {
      for (const user of credential.users) {
        if (createdWith(user, credential) === undefined)
          outside.set(user, [...(outside.get(user) ?? []), credential]);
      }
    }
    const unsettled = credentials.filter((it) => it.unsettled).map((it) => unsettledUser(it));
    const outsiders = [...outside].map(([user, its]) => this.outsider(user, its));
    return [...inside, ...outsiders, ...unsettled];
  }

  /** The credentials that resources are or carry. */
  credentialsOf(resources: readonly StackResource[]): Credential[] {
    return resources.flatMap((resource) => this.stack.credentials.get(resource) ?? []);
  }

  /** All credentials so far. */
  allCredentials(): readonly Credential[] {
    return [...this.stack.credentials.values()];
  }

  /** The users and groups that resources may take something from; `everyone` where they do not show whose it is. */
  losers(resources: readonly StackResource[]): ReadonlySet<Entity> | "everyone" {
    return losers(this.stack, resources);
  }

  /** A user and the groups that it is in. */
  withGroups(user: Entity): Entity[] {
    return [user, ...this.stack.factsOf(user).joined.flatMap(({ entities }) => [...entities])];
  }

  /** The users that a credential is for. */
  usersOf(credential: Credential): BoundUser[] {
    // Of several resources that are one user, which AWS keeps, the program does not say.
    const known = credential.users.flatMap((user) =>
      createdWith(user, credential) === undefined
        ? [this.outsider(user, [credential])]
        : user.resources.map((resource) => this.boundUser(user, resource)),
    );
    return credential.unsettled ? [...known, unsettledUser(credential)] : known;
  }

  private heldBy(entity: Entity): Held {
    const known = this.held.get(entity);
    if (known !== undefined) return known;
    const held = heldBy(entity, this.stack.factsOf(entity), this.stack.rivalsOf(entity), this.managed);
    const elsewhere = this.namedElsewhere(entity);
    const complete =
      elsewhere.length === 0 ? held : { ...held, obstacles: [...held.obstacles, ...elsewhere] };
    this.held.set(entity, complete);
    return complete;
  }

  /** What names the same user or group through a provider that may be for another account. */
  private namedElsewhere(entity: Entity): Obstacle[] {
    return this.stack.references.doubles(entity).flatMap((double) => {
      const { inline, attached, joined } = this.stack.factsOf(double);
      return [...inline, ...attached, ...joined].map(({ by }): Obstacle => ({
        kind: "other-account",
        label: by.name,
        name: double.reference,
      }));
    });
  }

  private boundUser(user: Entity, resource: StackResource): BoundUser {
    const shape = shapeOf(resource.type);
    if (shape?.role !== "user") throw new Error(`${resource.type} is no user`);
    const name = readText(resource, shape.name);
    const path = readProperty(resource, shape.path);
    const certain = this.certainOf(user, [resource]);
    return {
      urn: resource.template?.stack.urn ?? resource.urn,
      subject: name ?? resource.name,
      name,
      path: path.kind === "unknown" ? undefined : typeof path.value === "string" ? path.value : "/",
      account: Accounts.idOf(user.account),
      partition: partitionOf(resource),
      arn: readText(resource, "arn"),
      bindings: {
        ...certain,
        obstacles: unique(certain.obstacles),
        boundary: this.boundaryOf(resource, shape),
        binders: this.bindersOf(user),
        differing: this.stack.differingFor(user, resource),
        unreadGrants: this.stack.grantsToAnyone || certain.unreadGrants || certain.obstacles.length > 0,
      },
    };
  }

  /** What a user is certain to hold by itself and its groups, where some resources exist. */
  private certainOf(user: Entity, at: readonly StackResource[]): Held {
    const own = this.heldBy(user);
    const groups = this.groupsOf(user, at);
    const held = {
      documents: [...own.documents, ...groups.documents],
      obstacles: [...own.obstacles, ...groups.obstacles],
      trusted: [...own.trusted, ...groups.trusted],
      unreadGrants: own.unreadGrants || groups.unreadGrants,
    };
    return certainly(held, at);
  }

  /** What a user holds by its groups. */
  private groupsOf(user: Entity, at: readonly StackResource[]): Held {
    const documents: CarriedDocument[] = [];
    const obstacles: Obstacle[] = [];
    const trusted: Trusted[] = [];
    let unreadGrants = false;
    const own = [this.stack.factsOf(user), ...this.stack.rivalsOf(user)];
    const twins = disputed(own.flatMap(({ ownLists }) => ownLists));
    const joined = this.stack.factsOf(user).joined.filter(({ by }) => !twins.resources.has(by));
    obstacles.push(...joined.flatMap((list) => list.obstacles));
    const groups = byEntity(joined);
    const { limit } = GROUPS_QUOTA;
    if (groups.size > limit) {
      const label = `user "${user.reference}"`;
      const refusal = { kind: "groups" as const, label, actual: groups.size, ...GROUPS_QUOTA };
      return { documents, obstacles: [{ kind: "beyond-limit", refusal }], trusted, unreadGrants: true };
    }
    for (const [group, memberships] of groups) {
      const rivals = this.stack.rivalsOf(group);
      const owner = [this.stack.factsOf(group), ...rivals]
        .flatMap(({ onlyMembers }) => onlyMembers)
        .find(({ entities }) => !entities.has(user));
      if (owner !== undefined) {
        obstacles.push({ kind: "exclusive-members", label: owner.by.name, group: group.reference });
        continue;
      }
      const held = this.heldBy(group);
      // Each membership is enough.
      for (const by of memberships) {
        documents.push(...held.documents.map((it) => ({ ...it, carriers: [by, ...it.carriers] })));
        trusted.push(...held.trusted.map((it) => ({ ...it, carriers: [by, ...it.carriers] })));
      }
      obstacles.push(...held.obstacles);
      unreadGrants ||= held.unreadGrants;
      if (group.resources.length > 0) {
        // A group that the stack may not create may be one from outside, with policies that nothing shows.
        unreadGrants ||= !at.every((it) => group.resources.some((resource) => existsWith(resource, it)));
        continue;
      }
      unreadGrants = true;
      const outside = this.groupFromOutside(group, rivals);
      if ("entry" in outside) trusted.push(...memberships.map((by) => ({ ...outside, carriers: [by] })));
      else obstacles.push(outside);
    }
    return { documents, obstacles, trusted, unreadGrants };
  }

  private groupFromOutside(group: Entity, rivals: readonly Facts[]): Vouched | Obstacle {
    const { reference: name, account } = group;
    if (this.stack.references.doubles(group).some(({ resources }) => resources.length > 0)) {
      return { kind: "ambiguous-account", name };
    }
    const entry = trustIn(this.trust.groups, name, Accounts.idOf(account), this.trust.today);
    if (entry === undefined) return { kind: "outside-group", name };
    const [detacher] = this.stack.detachers.of(group);
    if (detacher !== undefined) return { kind: "detached-trust", name, label: detacher.name };
    // Nobody vouches for what the stack itself overwrites or takes away.
    return [this.stack.factsOf(group), ...rivals].some(({ isWrittenTo }) => isWrittenTo)
      ? { kind: "written-trust", name }
      : { kind: "group", name, entry };
  }

  private boundaryOf(
    user: StackResource,
    { boundary }: Extract<Shape, { role: "user" }>,
  ): Boundary | undefined {
    const { entities, obstacles } = this.stack.listed(user, boundary, "managed-policy");
    const [policy] = entities;
    const [obstacle] = obstacles;
    if (obstacle !== undefined) return { kind: "unreadable", obstacle };
    if (policy === undefined) return undefined;
    const read = this.managed.read(policy);
    if (read === undefined) return { kind: "outside", arn: policy.reference };
    const { reading, resources } = read;
    const conditions = reading.ok
      ? resources.map((it) => conditionOn({ ...reading.document, carriers: [it] }, user))
      : [];
    const [conditional] = conditions;
    if (conditional !== undefined && !conditions.includes(undefined))
      return { kind: "unreadable", obstacle: conditional };
    return reading.ok
      ? { kind: "document", document: reading.document }
      : { kind: "unreadable", obstacle: reading.obstacle };
  }

  /** A user that the stack may not create. Policies of the stack may bind it by its name. */
  private outsider(user: Entity, credentials: readonly Credential[]): BoundUser {
    const [first, ...others] = credentials.map(({ resource }) => resource);
    if (first === undefined) throw new Error(`user "${user.reference}" has no credential`);
    const doubles = this.stack.references.doubles(user).some(({ resources }) => resources.length > 0);
    const obstacle: Obstacle = doubles
      ? { kind: "ambiguous-account", name: user.reference }
      : { kind: "outside-user", credential: first.urn };
    const certain = this.certainOf(user, [first, ...others]);
    return {
      urn: first.template?.stack.urn ?? first.urn,
      subject: user.reference,
      name: user.reference,
      path: undefined,
      account: Accounts.idOf(user.account),
      partition: partitionOf(first),
      arn: undefined,
      bindings: {
        ...certain,
        obstacles: unique([obstacle, ...certain.obstacles]),
        boundary: undefined,
        binders: this.bindersOf(user),
        differing: [],
        unreadGrants: true,
      },
    };
  }

  private bindersOf(user: Entity): StackResource[] {
    const { inline, attached, joined, exclusiveAttached } = this.stack.factsOf(user);
    const lists = [...attached, ...joined, ...exclusiveAttached].filter(({ entities }) => entities.size > 0);
    return [...inline, ...lists].map(({ by }) => by);
  }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
