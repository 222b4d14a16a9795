import { readProperty, readText, readTexts, TYPES, type StackResource } from "./resource";

/** What a property such as `groups` or `policyArn` refers to. */
export interface References {
  /** Resources of the stack. */
  resources: readonly StackResource[];
  /** Names or ARNs of what is not in the stack. */
  outside: readonly string[];
  /** Some of the property is known only after the deploy, and what it depends on does not settle it. */
  unsettled: boolean;
}

/** Finds the users, groups and policies of a stack that other resources refer to, in constant time each. */
export class StackReferences {
  private readonly byKey = new Map<string, StackResource>();

  constructor(resources: readonly StackResource[]) {
    for (const resource of resources) {
      for (const key of keysOf(resource)) {
        const known = this.byKey.get(key);
        // The engine hands the resources over in no order; the answer must not depend on it.
        if (known === undefined || resource.urn < known.urn) this.byKey.set(key, resource);
      }
    }
  }

  /**
   * Names and ARNs that are known are looked up; values that a preview does not know yet are followed to the resource
   * that they come from. An unknown value which comes from several candidates is not settled.
   */
  resolve(owner: StackResource, property: string, type: string): References {
    const found = new Set<StackResource>();
    const outside: string[] = [];
    const texts = readTexts(owner, property);
    let unknown = texts === "unknown" ? 1 : 0;
    for (const text of texts === "unknown" ? [] : texts) {
      if (text.kind === "unknown") {
        unknown++;
        continue;
      }
      const value = String(text.value);
      const resource = this.byKey.get(referenceKey(owner, type, value));
      if (resource === undefined) outside.push(value);
      else found.add(resource);
    }
    const dependencies = owner.propertyDependencies[property] ?? [];
    const candidates = new Set(
      dependencies.filter(
        (it) => it.type === type && it.provider?.urn === owner.provider?.urn && !found.has(it),
      ),
    );
    const settled = candidates.size === unknown;
    if (settled) for (const candidate of candidates) found.add(candidate);
    return { resources: [...found], outside, unsettled: unknown > 0 && !settled };
  }
}

function keysOf(resource: StackResource): string[] {
  const { type } = resource;
  if (type !== TYPES.user && type !== TYPES.group && type !== TYPES.policy) return [];
  const name = readText(resource, "name");
  if (name === undefined) return [];
  if (type !== TYPES.policy) return [key(resource, type, name)];
  // The ARN is not known before the policy is created, its path and name are.
  const path = readProperty(resource, "path");
  if (path.kind === "unknown") return [];
  return [key(resource, type, (typeof path.value === "string" ? path.value : "/") + name)];
}

function referenceKey(owner: StackResource, type: string, reference: string): string {
  const [, pathAndName] = /^arn:[^:]+:iam::\d{12}:policy(\/.*)$/.exec(reference) ?? [];
  return key(owner, type, type === TYPES.policy ? (pathAndName ?? reference) : reference);
}

/** Names are unique within an account regardless of case; two providers may stand for two accounts. */
function key({ provider }: StackResource, type: string, name: string): string {
  return JSON.stringify([type, provider?.urn, name.toLowerCase()]);
}
