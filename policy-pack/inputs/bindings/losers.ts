import { shapeOf } from "../shapes/shapes";
import type { Entity } from "../pulumi/references";
import type { StackResource } from "../pulumi/resource";
import type { StackFacts } from "./stackFacts";

/**
 * The users and groups that resources may take something from, by a policy of the same name or an exclusive list.
 * Attachments and memberships that own no list only add.
 * @param stack What is known of the stack, these resources included.
 * @returns `everyone` where the resources do not show whose it is.
 */
export function losers(
  stack: StackFacts,
  resources: readonly StackResource[],
): ReadonlySet<Entity> | "everyone" {
  const { references } = stack;
  const named: Entity[] = [];
  for (const resource of resources) {
    const shape = shapeOf(resource.type);
    switch (shape?.role) {
      case "inline-policy":
        named.push(...stack.holdersNamed(resource, shape));
        break;
      case "user":
      case "group":
        named.push(...[references.entityOf(resource)].filter((it) => it !== undefined));
        break;
      case "managed-policy": {
        const policy = references.entityOf(resource);
        const isAlone = policy?.resources.length === 1 && references.doubles(policy).length === 0;
        if (!isAlone) return "everyone";
        break;
      }
      case "attachment":
      case "membership":
        if (shape.exclusive === true) return "everyone";
        break;
      case "exclusive-inline":
      case "exclusive-attachments":
        return "everyone";
    }
  }
  return new Set(named.flatMap((it) => [it, ...references.doubles(it)]));
}
