import type { ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";

import { createPolicies } from "../../policy-pack/policies";
import { type Finding, resourceOf } from "../run/result";
import type { PreviewedResource } from "./offline/recorder";
import type { Level, PolicyConfig } from "./policyConfig";

/**
 * Has the policies of the pack judge what a program registers, as CrossGuard does in a preview: those of single
 * resources see them in the order in which they come.
 * @throws Error where a policy itself fails, which stops a deploy too.
 */
export async function judge(
  resources: readonly PreviewedResource[],
  config: PolicyConfig,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const policy of createPolicies()) {
    const { name } = policy;
    const level = config[name]?.level ?? config["all"]?.level ?? (policy.enforcementLevel as Level);
    if (level === "disabled") continue;
    const report = (message: string, urn?: string): void => {
      findings.push({ control: name, level, message, ...(urn !== undefined && resourceOf(urn)) });
    };
    const getConfig = () => config[name]?.options ?? {};
    // The pack reads no more of CrossGuard's arguments than what is given here.
    if ("validateStack" in policy) {
      await policy.validateStack({ resources, getConfig } as unknown as StackValidationArgs, report);
      continue;
    }
    for (const resource of resources) {
      const args = { ...resource, getConfig } as unknown as ResourceValidationArgs;
      for (const validate of [policy.validateResource].flat()) {
        await validate?.(args, (message) => {
          report(message, resource.urn);
        });
      }
    }
  }
  return findings;
}
