import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import type { StackResource } from "../../inputs/pulumi/resource";

const BASELINE = "account-baseline:index:AccountBaseline";

/** Option of the rules that ask for something of every account with a baseline. */
export interface EveryStackOption {
  everyStack: boolean;
}

export const everyStackOption: PolicyConfigJSONSchema = {
  type: "boolean",
  description: "Whether the rule applies to stacks without an AccountBaseline as well. Default: false.",
};

/** Whether a rule that is about the baseline applies to the stack. */
export function appliesTo(
  resources: readonly StackResource[],
  { everyStack }: Partial<EveryStackOption>,
): boolean {
  return everyStack === true || resources.some(({ type }) => type === BASELINE);
}

/** Whether the resource is a part of an AccountBaseline. */
export function inBaseline(resource: StackResource): boolean {
  for (let owner = resource.parent; owner !== undefined; owner = owner.parent) {
    if (owner.type === BASELINE) return true;
  }
  return false;
}
