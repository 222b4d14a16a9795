import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { forPolicies } from "../../../../fleet/check/offline/wire";

let count = 0;

/**
 * A resource as an offline preview has it, with a URN of its own.
 * @param props `UNKNOWN` stands for what is known only after the deploy.
 */
export function resource(type: string, props: Record<string, unknown> = {}): StackResource {
  const name = `resource-${++count}`;
  const urn = `urn:pulumi:dev::account-baseline::${type}::${name}`;
  return { type, urn, name, props: forPolicies(props), propertyDependencies: {}, provider: { urn: "aws" } };
}
