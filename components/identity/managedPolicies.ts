import * as pulumi from "@pulumi/pulumi";

import type { GroupArgs } from "../args";
import { PRESETS } from "../rules/policyRules";

/** The policies of a group or role: that of its preset, and those that are named. */
export function policiesOf({ preset, managedPolicies = [] }: Pick<GroupArgs, "preset" | "managedPolicies">) {
  return [...(preset === undefined ? [] : [PRESETS[preset]]), ...managedPolicies];
}

/** A managed policy to attach. */
interface ManagedPolicy {
  /** Part of resource names: path and name of the policy, or `output-N` for the Nth whose ARN is an output. */
  readonly id: string;
  readonly arn: pulumi.Input<string>;
}

/** The managed policies of a list: each is given by its ARN or, if AWS manages it, by its name. */
export function managedPolicies(
  policies: readonly pulumi.Input<string>[],
  partition: string,
): ManagedPolicy[] {
  const arnOf = (policy: string) =>
    policy.startsWith("arn:") ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
  let outputs = 0;
  return policies.map((policy) => {
    if (typeof policy !== "string") {
      return { id: `output-${++outputs}`, arn: pulumi.output(policy).apply(arnOf) };
    }
    const arn = arnOf(policy);
    return { id: arn.slice(arn.indexOf("/") + 1).replaceAll("/", "-"), arn };
  });
}
