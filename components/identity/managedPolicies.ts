import type { GroupArgs } from "../args";
import { PRESETS } from "../rules/policyRules";

/** The policies of a group or role: that of its preset, and those that are named. */
export function policiesOf({ preset, managedPolicies = [] }: Pick<GroupArgs, "preset" | "managedPolicies">) {
  return [...(preset === undefined ? [] : [PRESETS[preset]]), ...managedPolicies];
}

/** ARN of a managed policy that is given by ARN or, if AWS manages it, by name. */
export function policyArnOf(policy: string, partition: string): string {
  return policy.startsWith("arn:") ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
}

/** What names of resources have of a managed policy: its path and name. */
export function nameOfPolicy(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1).replaceAll("/", "-");
}
