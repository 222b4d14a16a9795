import type { Defect, ParsedDocument, PolicyDocument } from "../../iam/document";
import { parseDocument } from "../../iam/parseDocument";
import { StackReferences } from "../../stack/references";
import { readProperty, readText, TYPES, type StackResource } from "../../stack/resource";

/** A reason why a policy that may bind a user cannot be read. */
export type Obstacle =
  | { kind: "unknown-document"; label: string }
  | { kind: "malformed-document"; label: string; defects: readonly Defect[] }
  | { kind: "outside-group"; name: string }
  | { kind: "outside-policy"; arn: string }
  | { kind: "unsettled-reference"; label: string; property: string };

/** A document and what it is called in messages. */
export interface NamedDocument {
  label: string;
  document: PolicyDocument;
}

/** What binds a user or a group. */
export interface Bindings {
  documents: Set<NamedDocument>;
  obstacles: Set<Obstacle>;
}

/** AWS's own managed policies: none of them enforces MFA, and none needs to be in the stack. */
const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//;

/**
 * Collects the documents of every user of a stack: its own and those of its groups, inline and attached.
 * @returns By URN of the user.
 */
export function collectBindings(resources: readonly StackResource[]): Map<string, Bindings> {
  const collector = new Collector(resources);
  for (const resource of resources) collector.add(resource);
  return collector.users();
}

type Side = readonly [property: string, type: string];
const USER: Side = ["user", TYPES.user];
const USERS: Side = ["users", TYPES.user];
const GROUP: Side = ["group", TYPES.group];
const GROUPS: Side = ["groups", TYPES.group];

class Collector {
  private readonly references: StackReferences;
  private readonly own = new Map<string, Bindings>();
  private readonly groupsOf = new Map<string, Set<string>>();
  private readonly managed = new Map<string, Bindings>();
  private readonly parsed = new Map<string, ParsedDocument>();

  constructor(private readonly resources: readonly StackResource[]) {
    this.references = new StackReferences(resources);
  }

  add(resource: StackResource): void {
    switch (resource.type) {
      case TYPES.userPolicy:
        this.bindInline(resource, USER);
        break;
      case TYPES.groupPolicy:
        this.bindInline(resource, GROUP);
        break;
      case TYPES.userPolicyAttachment:
        this.bindManaged(resource, [USER]);
        break;
      case TYPES.groupPolicyAttachment:
        this.bindManaged(resource, [GROUP]);
        break;
      case TYPES.policyAttachment:
        this.bindManaged(resource, [USERS, GROUPS]);
        break;
      case TYPES.userGroupMembership:
        this.join(resource, USER, GROUPS);
        break;
      case TYPES.groupMembership:
        this.join(resource, USERS, GROUP);
        break;
    }
  }

  users(): Map<string, Bindings> {
    const result = new Map<string, Bindings>();
    for (const { type, urn } of this.resources) {
      if (type !== TYPES.user) continue;
      const holders = [urn, ...(this.groupsOf.get(urn) ?? [])].flatMap((it) => this.own.get(it) ?? []);
      result.set(urn, {
        documents: new Set(holders.flatMap(({ documents }) => [...documents])),
        obstacles: new Set(holders.flatMap(({ obstacles }) => [...obstacles])),
      });
    }
    return result;
  }

  private bindInline(resource: StackResource, [property, type]: Side): void {
    const bindings = this.read(resource, "inline policy");
    for (const holder of this.references.resolve(resource, property, type).resources) {
      merge(this.bindingsOf(holder), bindings);
    }
  }

  private bindManaged(attachment: StackResource, sides: readonly Side[]): void {
    const policies = this.references.resolve(attachment, "policyArn", TYPES.policy);
    const bindings = emptyBindings();
    for (const policy of policies.resources) merge(bindings, this.managedBindings(policy));
    for (const arn of policies.outside) {
      if (!AWS_MANAGED.test(arn)) bindings.obstacles.add({ kind: "outside-policy", arn });
    }
    if (policies.unsettled) bindings.obstacles.add(unsettled(attachment, "policyArn"));
    for (const [property, type] of sides) {
      for (const holder of this.references.resolve(attachment, property, type).resources) {
        merge(this.bindingsOf(holder), bindings);
      }
    }
  }

  private join(membership: StackResource, userSide: Side, groupSide: Side): void {
    const users = this.references.resolve(membership, ...userSide);
    const groups = this.references.resolve(membership, ...groupSide);
    for (const user of users.resources) {
      const joined = this.groupsOf.get(user.urn) ?? new Set();
      this.groupsOf.set(user.urn, joined);
      for (const group of groups.resources) joined.add(group.urn);
      const { obstacles } = this.bindingsOf(user);
      for (const name of groups.outside) obstacles.add({ kind: "outside-group", name });
      if (groups.unsettled) obstacles.add(unsettled(membership, groupSide[0]));
    }
  }

  private managedBindings(policy: StackResource): Bindings {
    const known = this.managed.get(policy.urn) ?? this.read(policy, "managed policy");
    this.managed.set(policy.urn, known);
    return known;
  }

  private read(resource: StackResource, kind: string): Bindings {
    const bindings = emptyBindings();
    const label = labelOf(resource, kind);
    const property = readProperty(resource, "policy");
    if (property.kind === "unknown" || property.value === undefined || property.value === null) {
      bindings.obstacles.add({ kind: "unknown-document", label });
      return bindings;
    }
    const parsed = this.parse(property.value);
    if (parsed.ok) bindings.documents.add({ label, document: parsed.document });
    else bindings.obstacles.add({ kind: "malformed-document", label, defects: parsed.defects });
    return bindings;
  }

  /** Documents of the same text become one object, so that users whom they bind are judged together. */
  private parse(source: unknown): ParsedDocument {
    if (typeof source !== "string") return parseDocument(source);
    const parsed = this.parsed.get(source) ?? parseDocument(source);
    this.parsed.set(source, parsed);
    return parsed;
  }

  private bindingsOf({ urn }: StackResource): Bindings {
    const known = this.own.get(urn) ?? emptyBindings();
    this.own.set(urn, known);
    return known;
  }
}

function unsettled(resource: StackResource, property: string): Obstacle {
  return { kind: "unsettled-reference", label: resource.urn, property };
}

function labelOf(resource: StackResource, kind: string): string {
  return `${kind} "${readText(resource, "name") ?? resource.name}"`;
}

function emptyBindings(): Bindings {
  return { documents: new Set(), obstacles: new Set() };
}

function merge(target: Bindings, source: Bindings): void {
  for (const document of source.documents) target.documents.add(document);
  for (const obstacle of source.obstacles) target.obstacles.add(obstacle);
}
