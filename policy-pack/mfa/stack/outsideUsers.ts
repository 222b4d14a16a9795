import { shapeOf } from "../../stack/iam/shapes";
import type { StackReferences } from "../../stack/references";
import { TYPES, type StackResource } from "../../stack/resource";
import type { Obstacle } from "./bindings";

/** A user for which the stack has a credential but no resource, as if it were a resource of the stack. */
export interface OutsideUser {
  user: StackResource;
  obstacle: Obstacle;
}

/** Policies of the stack may bind such a user by its name. One whose name is not known stands for itself. */
export function outsideUsers(
  resources: readonly StackResource[],
  references: StackReferences,
): OutsideUser[] {
  return resources.flatMap((credential) => {
    const shape = shapeOf(credential.type);
    if (shape?.role !== "credential") return [];
    const { outside, ambiguous, unsettled } = references.resolve(credential, shape.users, "user");
    const { urn } = credential;
    return [
      ...outside.map((name) => outsideUser(credential, { kind: "outside-user", credential: urn }, name)),
      ...ambiguous.map((name) => outsideUser(credential, { kind: "ambiguous-account", name }, name)),
      ...(unsettled
        ? [outsideUser(credential, { kind: "unsettled-reference", label: urn, property: shape.users })]
        : []),
    ];
  });
}

function outsideUser(
  { urn, name, provider, template }: StackResource,
  obstacle: Obstacle,
  userName?: string,
): OutsideUser {
  return {
    obstacle,
    user: {
      type: TYPES.user,
      urn,
      name,
      props: userName === undefined ? {} : { name: userName },
      propertyDependencies: {},
      ...(provider && { provider }),
      ...(template && { template: { stack: template.stack } }),
    },
  };
}
