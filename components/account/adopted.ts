import * as pulumi from "@pulumi/pulumi";

import { adoptableType } from "../rules/adoptable";
import type { AdoptedResourceArgs } from "../args";

/**
 * For resources whose name Pulumi generates. One that was adopted has its own, and without this the provider would create
 * one up once the adoption is not listed any more, and replace the resource. Of all others it changes nothing.
 */
export const KEEP_NAME: Readonly<Pick<pulumi.CustomResourceOptions, "ignoreChanges">> = {
  ignoreChanges: ["name"],
};

/**
 * Has Pulumi import resources instead of creating them. As long as one is listed, what it keeps is not changed, and
 * taking it out of the stack, or destroying the stack, leaves it in AWS. Once imported, it is not imported again.
 *
 * What is kept is given to the engine too, so that policies judge what is in AWS and not what is in the config.
 * @see https://www.pulumi.com/docs/iac/concepts/options/import/
 */
export class Adoption {
  private readonly waiting: Map<string, AdoptedResourceArgs>;

  constructor(resources: readonly AdoptedResourceArgs[] = []) {
    this.waiting = new Map(resources.map((resource) => [keyOf(resource), resource]));
  }

  /** The options of the component whose parts are adopted. */
  options(opts: pulumi.ComponentResourceOptions = {}): pulumi.ComponentResourceOptions {
    return this.waiting.size === 0 ? opts : pulumi.mergeOptions(opts, { transformations: [this.transform] });
  }

  /**
   * To be called once all parts are there: one that is listed and has no part would be created anew unnoticed.
   * @throws pulumi.RunError
   */
  complete(): void {
    if (this.waiting.size === 0) return;
    const names = [...this.waiting.values()].map(({ type, name }) => `  ${type} "${name}"`);
    throw new pulumi.RunError(
      ["adopted resources that this stack does not have; take them out of the list:", ...names].join("\n"),
    );
  }

  private readonly transform: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    const key = keyOf({ type, name });
    const resource = this.waiting.get(key);
    if (resource === undefined) return undefined;
    this.waiting.delete(key);
    const { id, physicalName, keep = {} } = resource;
    const { ignoreChanges = [] } = opts;
    const { unreadable = [] } = adoptableType(type) ?? {};
    const { name: given = physicalName } = props as { name?: unknown };
    return {
      props: {
        ...props,
        ...(given !== undefined && { name: given }),
        ...Object.fromEntries(Object.entries(keep).filter(([, value]) => value !== null)),
      },
      opts: {
        ...opts,
        import: id,
        retainOnDelete: true,
        ignoreChanges: [...new Set([...ignoreChanges, ...Object.keys(keep), ...unreadable])],
      } as pulumi.CustomResourceOptions,
    };
  };
}

function keyOf({ type, name }: Pick<AdoptedResourceArgs, "type" | "name">): string {
  return `${type} ${name}`;
}
