import { accountOf, Accounts, type Account } from "./iam/accounts";
import type { Kind } from "./iam/shape";
import { shapeOf } from "./iam/shapes";
import { readProperty, readText, readTexts, type StackResource } from "./resource";

/** What a property such as `groups` or `policyArn` refers to. */
export interface References {
  /** Resources of the stack; of those that stand for the same thing in AWS, always the same one. */
  resources: readonly StackResource[];
  /** Names or ARNs of what is not in the stack. */
  outside: readonly string[];
  /** Names or ARNs that the stack has, but perhaps in another account. */
  ambiguous: readonly string[];
  /** Some of the property is known only after the deploy, and what it depends on does not settle it. */
  unsettled: boolean;
}

type Lookup = StackResource | "outside" | "ambiguous";

/** How a template refers to another of its resources, as evaluated by cloudFormation/intrinsics.ts. */
const LOGICAL_ID = /^\$\{\w+\}$/;

/** Finds the users, groups and policies of a stack that other resources refer to, in constant time each. */
export class StackReferences {
  private readonly accounts: Accounts;
  /** What stands for the same thing in AWS, the one with the least URN first. */
  private readonly byKey = new Map<string, StackResource[]>();

  constructor(resources: readonly StackResource[]) {
    this.accounts = new Accounts(resources);
    for (const resource of resources) this.add(resource);
  }

  add(resource: StackResource): void {
    for (const key of keysOf(resource)) {
      const known = this.byKey.get(key);
      // The engine hands the resources over in no order; the answer must not depend on it.
      if (known === undefined) this.byKey.set(key, [resource]);
      else if (known[0] !== undefined && resource.urn < known[0].urn) known.unshift(resource);
      else known.push(resource);
    }
  }

  /** All resources that stand for the same thing in AWS as this one: the same name in the same account. */
  sameAs(resource: StackResource): readonly StackResource[] {
    const [key] = keysOf(resource);
    return (key === undefined ? undefined : this.byKey.get(key)) ?? [resource];
  }

  /** The one of {@link sameAs} that stands for all of them. */
  representative(resource: StackResource): StackResource {
    return this.sameAs(resource)[0] ?? resource;
  }

  /**
   * Names and ARNs that are known are looked up; values that a preview does not know yet are followed to the resource
   * that they come from. An unknown value which comes from several candidates is not settled.
   */
  resolve(owner: StackResource, property: string, kind: Kind): References {
    const found = new Set<StackResource>();
    const outside: string[] = [];
    const ambiguous: string[] = [];
    const texts = readTexts(owner, property);
    let unknown = texts === "unknown" ? 1 : 0;
    for (const text of texts === "unknown" ? [] : texts) {
      if (text.kind === "unknown") {
        unknown++;
        continue;
      }
      const value = String(text.value);
      const result =
        kind === "inline-policy" ? namedDependency(owner, property, value) : this.lookUp(owner, kind, value);
      if (result === "outside") outside.push(value);
      else if (result === "ambiguous") ambiguous.push(value);
      else found.add(result);
    }
    if (unknown === 0) return { resources: [...found], outside, ambiguous, unsettled: false };
    const candidates = this.candidates(owner, property, kind, found);
    const settled = candidates.size === unknown;
    return {
      resources: settled ? [...found, ...candidates] : [...found],
      outside,
      ambiguous,
      unsettled: !settled,
    };
  }

  private candidates(
    owner: StackResource,
    property: string,
    kind: Kind,
    found: ReadonlySet<StackResource>,
  ): ReadonlySet<StackResource> {
    const account = accountOf(owner);
    const dependencies = owner.propertyDependencies[property] ?? [];
    return new Set(
      dependencies
        .filter((it) => shapeOf(it.type)?.role === kind && this.accounts.same(accountOf(it), account))
        .map((it) => this.representative(it))
        .filter((it) => !found.has(it)),
    );
  }

  private lookUp(owner: StackResource, kind: Kind, reference: string): Lookup {
    const { template } = owner;
    if (template !== undefined && LOGICAL_ID.test(reference)) {
      const [resource] = this.byKey.get(logicalKey(template.stack, kind, reference)) ?? [];
      return resource === undefined ? "outside" : this.representative(resource);
    }
    const [, policyPathAndName] = /^arn:[^:]+:iam::\d{12}:policy(\/.*)$/.exec(reference) ?? [];
    const name = kind === "managed-policy" ? (policyPathAndName ?? reference) : reference;
    const account = accountOf(owner);
    const [own] = this.byKey.get(nameKey(account, kind, name)) ?? [];
    if (own !== undefined) return own;
    const other = this.accounts
      .counterparts(account)
      .map((counterpart) => this.byKey.get(nameKey(counterpart, kind, name))?.[0])
      .find((it) => it !== undefined);
    if (other === undefined) return "outside";
    return this.accounts.hasOneCounterpart(account) ? other : "ambiguous";
  }
}

/** The name of an inline policy says nothing without its user or group, so only dependencies are searched. */
function namedDependency(owner: StackResource, property: string, name: string): Lookup {
  const dependency = owner.propertyDependencies[property]?.find((it) => {
    const shape = shapeOf(it.type);
    return shape?.role === "inline-policy" && readText(it, shape.name) === name;
  });
  return dependency ?? "outside";
}

function keysOf(resource: StackResource): string[] {
  const shape = shapeOf(resource.type);
  if (shape?.role !== "user" && shape?.role !== "group" && shape?.role !== "managed-policy") return [];
  const { template } = resource;
  const logical =
    template === undefined ? [] : [logicalKey(template.stack, shape.role, `\${${resource.name}}`)];
  const name = readText(resource, shape.name);
  if (name === undefined) return logical;
  if (shape.role !== "managed-policy") return [nameKey(accountOf(resource), shape.role, name), ...logical];
  // The ARN is not known before the policy is created, its path and name are.
  const path = readProperty(resource, shape.path);
  if (path.kind === "unknown") return logical;
  const directory = typeof path.value === "string" ? path.value : "/";
  return [nameKey(accountOf(resource), shape.role, directory + name), ...logical];
}

/** Names are unique within an account regardless of case. */
function nameKey(account: Account, kind: Kind, name: string): string {
  return JSON.stringify([kind, account.package, account.provider, name.toLowerCase()]);
}

function logicalKey(stack: StackResource, kind: Kind, reference: string): string {
  return JSON.stringify([kind, stack.urn, reference]);
}
