import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import { unsettledIn, type BoundUser } from "./bindings";
import { existsWith } from "./conditional";
import type { Credential } from "./stackFacts";

/** The resource that creates the user of a credential; `undefined` where it may not exist when the credential does. */
export function createdWith(user: Entity, { resource: credential }: Credential): StackResource | undefined {
  return user.resources.find((it) => existsWith(it, credential));
}

/** The user of a credential that does not show for whom it is: nothing binds it. */
export function unsettledUser({ resource, property }: Credential): BoundUser {
  return {
    urn: resource.template?.stack.urn ?? resource.urn,
    subject: resource.name,
    name: undefined,
    path: undefined,
    account: undefined,
    partition: undefined,
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
