import type { Rule } from "../../pack/rule";
import { shapeOf } from "../../inputs/shapes/shapes";
import type { StackResource } from "../../inputs/pulumi/resource";

/**
 * A rule that judges lists which own all members or attachments as the program gives them. After an update, the engine
 * shows what the provider has read back from AWS: users that a refresh will still take out are among them.
 * @returns A rule for one run, since it remembers what the update registers.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/groupmembership/
 */
export function withRegisteredLists<Options extends object>(rule: Rule<Options>): Rule<Options> {
  const registered = new Map<string, StackResource["props"]>();
  return {
    ...rule,
    gate: async (resource, options) => {
      if (ownsList(resource)) registered.set(resource.urn, resource.props);
      return (await rule.gate?.(resource, options)) ?? [];
    },
    judge: (resources, options) =>
      rule.judge(
        resources.map((resource) => {
          const props = registered.get(resource.urn);
          return props === undefined ? resource : { ...resource, props };
        }),
        options,
      ),
  };
}

function ownsList({ type }: StackResource): boolean {
  const shape = shapeOf(type);
  switch (shape?.role) {
    case "attachment":
    case "membership":
      return shape.exclusive === true;
    case "exclusive-inline":
    case "exclusive-attachments":
      return true;
    default:
      return false;
  }
}
