import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { Obstacle } from "./bindings";
import type { Reading } from "./documents";

/** An inline policy of a user or group. */
export interface InlinePolicy {
  label: string;
  /** `undefined` where it is known only after the deploy. */
  name: string | undefined;
  /** Its name is completed by the provider, so that no other policy has it. */
  isUnique: boolean;
  /** The resource that writes it: a policy, or the user or group whose property it is. */
  by: StackResource;
  /** The document as the program gives it; `undefined` where it is unknown. */
  source: unknown;
  reading: Reading;
}

/** What a property names, and why it may name more than can be told. */
export interface Listed {
  entities: ReadonlySet<Entity>;
  obstacles: readonly Obstacle[];
  /** The resource whose property it is. */
  by: StackResource;
}

/** What a resource that is a user or group lists of its own. Other providers have a resource for each of these. */
export interface OwnLists {
  by: StackResource;
  inline: readonly InlinePolicy[];
  attached?: Listed;
  /** The groups that a user joins. */
  joined?: Listed;
}

/** Resources whose own lists do not count, and why. */
export interface Disputed {
  resources: ReadonlySet<StackResource>;
  obstacles: readonly Obstacle[];
}

/**
 * Several resources that are one user or group in AWS, and list different policies or groups: which of the lists AWS
 * keeps, the program does not say. Documents of inline policies of one name are compared where they are read.
 */
export function disputed(lists: readonly OwnLists[]): Disputed {
  const [first, ...others] = lists;
  if (first === undefined || others.every((it) => agree(first, it))) {
    return { resources: new Set(), obstacles: [] };
  }
  const labels = lists.map(({ by }) => `${by.name} (${by.type})`).sort();
  return {
    resources: new Set(lists.map(({ by }) => by)),
    obstacles: [{ kind: "repeated-holder", labels }],
  };
}

function agree(a: OwnLists, b: OwnLists): boolean {
  const names = [a, b].map(({ inline }) => new Set(inline.map(({ name }) => name?.toLowerCase())));
  return isSame(names[0], names[1]) && isSameList(a.attached, b.attached) && isSameList(a.joined, b.joined);
}

function isSameList(a: Listed | undefined, b: Listed | undefined): boolean {
  const isSettled = (a?.obstacles ?? []).length + (b?.obstacles ?? []).length === 0;
  return isSettled && isSame(a?.entities, b?.entities);
}

function isSame<T>(a: ReadonlySet<T> = new Set(), b: ReadonlySet<T> = new Set()): boolean {
  return a.size === b.size && [...a].every((it) => b.has(it));
}
