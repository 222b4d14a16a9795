import type { StackValidationArgs } from "@pulumi/policy";

import { createPolicies } from "../../policy-pack/rules";
import { REPORTS } from "../../policy-pack/pack/reports";
import { type Finding, resourceOf } from "../runs/result";
import type { PreviewedResource } from "./offline/recorder";
import type { Level, PolicyConfig } from "./policyConfig";

/**
 * Has the policies of the pack judge what a program registers, as CrossGuard does in a preview.
 * @throws Error where a policy itself fails, which stops a deploy too.
 */
export async function judge(
  resources: readonly PreviewedResource[],
  config: PolicyConfig,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const levelOf = (rule: string): Level | undefined => config[rule]?.level ?? config["all"]?.level;
  const policies = createPolicies({
    isPreview: () => true,
    configOf: (rule) => {
      const level = levelOf(rule);
      return { options: config[rule]?.options ?? {}, ...(level !== undefined && { level }) };
    },
    disabled: () => policies.map(({ name }) => name).filter((name) => levelOf(name) === "disabled"),
  });
  for (const { name, enforcementLevel, validateStack } of policies) {
    const configured = levelOf(name) ?? (enforcementLevel as Level);
    // What is disabled is reported all the same.
    if (configured === "disabled" && !REPORTS.includes(name)) continue;
    const level = configured === "disabled" ? "advisory" : configured;
    const report = (message: string, urn?: string): void => {
      findings.push({ control: name, level, message, ...(urn !== undefined && resourceOf(urn)) });
    };
    const getConfig = () => config[name]?.options ?? {};
    // The pack reads no more of CrossGuard's arguments than what is given here.
    await validateStack({ resources, getConfig } as unknown as StackValidationArgs, report);
  }
  return findings;
}
