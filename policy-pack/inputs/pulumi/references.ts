import { referenceTo, referredId, STAND_IN_ACCOUNT } from "../cloudformation/intrinsics";
import { Accounts, type Account } from "./accounts";
import { shapeOf } from "../shapes/shapes";
import { readProperty, readText, readTexts, type StackResource } from "./resource";

export type EntityKind = "user" | "group" | "managed-policy";

/** A user, group or managed policy as IAM knows it: by its name in an account, whether or not the stack creates it. */
export interface Entity {
  readonly kind: EntityKind;
  readonly account: Account;
  /** Name or ARN as messages show it. */
  readonly reference: string;
  /** Name in lower case, of a policy with its path; `undefined` where it is known only after the deploy. */
  readonly name: string | undefined;
  /** Those of the stack that create it, the one with the least URN first; more than one where names repeat. */
  readonly resources: StackResource[];
}

/** What a property such as `groups` or `policyArn` refers to. */
export interface References {
  readonly entities: readonly Entity[];
  /**
   * Those of `entities` that an unknown value was taken for since it comes from one resource. The value may still be
   * another one: it counts only until the update gate has seen it.
   */
  readonly provisional: readonly Entity[];
  /** Some of the property is unknown, and what it comes from does not settle what it is. */
  readonly unsettled: boolean;
  /** Where it is unsettled: the entities that it comes from. */
  readonly candidates: readonly Entity[];
}

const POLICY_ARN = /^arn:[^:]+:iam::(\d{12}):policy(\/.*)$/;
/** What Terraform's provider appends to a `namePrefix`. */
const UNIQUE_SUFFIX = /^[0-9a-f]{26}$/;

/** Finds the users, groups and policies of a stack that other resources refer to, in constant time each. */
export class StackReferences {
  private readonly byKey = new Map<string, Entity>();
  private readonly accountIds = new Map<Account, number>();
  /** Policies whose name begins with a known text and is completed by the provider, by account and that text. */
  private readonly byPrefix = new Map<string, Entity[]>();

  /**
   * @param hasCreated Whether the resources exist already, as for the update gate: an ARN that is known may then be that
   *   of a policy with a `namePrefix`. In a preview, a policy that exists shows its name, and the ARN is another one's.
   */
  constructor(
    resources: readonly StackResource[],
    readonly accounts = new Accounts(resources.filter(({ type }) => shapeOf(type) !== undefined)),
    private readonly hasCreated = false,
  ) {
    for (const resource of resources) this.add(resource);
  }

  add(resource: StackResource): void {
    const entity = this.entityOf(resource);
    if (entity === undefined) return;
    const { resources } = entity;
    // The engine hands the resources over in no order; the answer must not depend on it.
    const isFirst = resources[0] === undefined || resource.urn < resources[0].urn;
    if (isFirst) resources.unshift(resource);
    else resources.push(resource);
    const { template } = resource;
    if (template !== undefined) {
      this.byKey.set(logicalKey(template.stack, entity.kind, referenceTo(resource.name)), entity);
    }
    const prefix = readText(resource, "namePrefix");
    if (entity.kind === "managed-policy" && entity.name === undefined && prefix !== undefined) {
      const key = this.prefixKey(entity.account, (pathOf(resource) ?? "/") + prefix);
      this.byPrefix.set(key, [...(this.byPrefix.get(key) ?? []), entity]);
    }
  }

  /** What a resource is in IAM; `undefined` for one that is no user, group or managed policy. */
  entityOf(resource: StackResource): Entity | undefined {
    const shape = shapeOf(resource.type);
    if (shape?.role !== "user" && shape?.role !== "group" && shape?.role !== "managed-policy")
      return undefined;
    const account = this.accounts.of(resource);
    const name = readText(resource, shape.name);
    const path = shape.role === "managed-policy" ? pathOf(resource) : "";
    if (name !== undefined && path !== undefined) return this.named(shape.role, account, path + name, name);
    const key = `${shape.role} ${resource.urn}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const entity: Entity = {
      kind: shape.role,
      account,
      reference: resource.name,
      name: undefined,
      resources: [],
    };
    this.byKey.set(key, entity);
    return entity;
  }

  /** The entity of that name in an account. */
  named(kind: EntityKind, account: Account, name: string, reference = name): Entity {
    // Names are unique within an account regardless of case.
    const key = JSON.stringify([kind, this.accountId(account), name.toLowerCase()]);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const entity: Entity = { kind, account, reference, name: name.toLowerCase(), resources: [] };
    this.byKey.set(key, entity);
    return entity;
  }

  /** The entities of the same name in accounts that may be the same one. */
  doubles({ kind, account, name }: Entity): Entity[] {
    if (name === undefined) return [];
    return this.accounts.perhapsSame(account).flatMap((other) => {
      const key = JSON.stringify([kind, this.accountId(other), name]);
      return this.byKey.get(key) ?? [];
    });
  }

  /** The resources of the stack that create the entity, during an update also by a name that the provider completes. */
  resourcesOf(entity: Entity): readonly StackResource[] {
    return entity.resources.length > 0 || !this.hasCreated ? entity.resources : this.completing(entity);
  }

  /** The policies of the stack of which a policy may have the name once the provider has completed it. */
  completing({ kind, account, name }: Entity): readonly StackResource[] {
    if (kind !== "managed-policy" || name === undefined) return [];
    const end = name.length - 26;
    if (end <= 0 || !UNIQUE_SUFFIX.test(name.slice(end))) return [];
    const completed = this.byPrefix.get(this.prefixKey(account, name.slice(0, end))) ?? [];
    return completed.flatMap((it) => it.resources);
  }

  /**
   * Names and ARNs that are known are looked up; values that a preview does not know yet are followed to the resource
   * that they come from. An unknown value which comes from several candidates is not settled.
   */
  resolve(owner: StackResource, property: string, kind: EntityKind): References {
    const found = new Set<Entity>();
    const texts = readTexts(owner, property);
    let unknown = texts === "unknown" ? 1 : 0;
    for (const text of texts === "unknown" ? [] : texts) {
      if (text.kind === "unknown") unknown++;
      else found.add(this.lookUp(owner, kind, String(text.value)));
    }
    if (unknown === 0) return { entities: [...found], provisional: [], unsettled: false, candidates: [] };
    const candidates = this.candidates(owner, property, kind).filter((it) => !found.has(it));
    return candidates.length === unknown
      ? { entities: [...found, ...candidates], provisional: candidates, unsettled: false, candidates: [] }
      : { entities: [...found], provisional: [], unsettled: true, candidates };
  }

  /** What the unknown values of a property may be, since they come from it. */
  candidates(owner: StackResource, property: string, kind: EntityKind): Entity[] {
    const account = this.accounts.of(owner);
    const dependencies = (owner.propertyDependencies[property] ?? []).flatMap(
      (it) => this.entityOf(it) ?? [],
    );
    return [...new Set(dependencies)].filter((it) => it.kind === kind && it.account === account);
  }

  private lookUp(owner: StackResource, kind: EntityKind, reference: string): Entity {
    const account = this.accounts.of(owner);
    const { template } = owner;
    if (template !== undefined && referredId(reference) !== undefined) {
      const own = this.byKey.get(logicalKey(template.stack, kind, reference));
      if (own !== undefined) return own;
    }
    if (kind !== "managed-policy") return this.named(kind, account, reference);
    const [, id, pathAndName] = POLICY_ARN.exec(reference) ?? [];
    const own = Accounts.idOf(account);
    const isOfTemplate = template !== undefined && id === STAND_IN_ACCOUNT;
    // Policies of other accounts, AWS's own among them, cannot be those of the stack; no account has the stand-in's id.
    const isElsewhere =
      pathAndName === undefined ||
      (!isOfTemplate && (id === STAND_IN_ACCOUNT || (own !== undefined && own !== id)));
    return this.named(kind, account, isElsewhere ? reference : pathAndName, reference);
  }

  private prefixKey(account: Account, prefix: string): string {
    return JSON.stringify([this.accountId(account), prefix.toLowerCase()]);
  }

  private accountId(account: Account): number {
    const id = this.accountIds.get(account) ?? this.accountIds.size;
    this.accountIds.set(account, id);
    return id;
  }
}

/** `undefined` where it is unknown. */
function pathOf(resource: StackResource): string | undefined {
  const shape = shapeOf(resource.type);
  if (shape === undefined || !("path" in shape)) return "/";
  const path = readProperty(resource, shape.path);
  if (path.kind === "unknown") return undefined;
  return typeof path.value === "string" ? path.value : "/";
}

function logicalKey(stack: StackResource, kind: EntityKind, reference: string): string {
  return JSON.stringify([kind, stack.urn, reference]);
}
