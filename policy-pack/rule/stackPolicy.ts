import type { StackValidationPolicy } from "@pulumi/policy";

import type { ExemptionLog } from "./exemptionReport";
import { applyExemptions } from "./exemptions";
import { InvalidOptions, optionSchemas, readOptions } from "./options";
import type { Rule } from "./rule";

/** Makes a CrossGuard policy of a rule: it reads the rule's options, judges the stack and applies exemptions. */
export function stackPolicy<Options extends object>(
  rule: Rule<Options>,
  log: ExemptionLog,
): StackValidationPolicy {
  const [framework, ...others] = rule.controls;
  return {
    name: rule.name,
    displayName: rule.displayName,
    description: [
      rule.description,
      ...others.map(({ name, version, reference }) => `(${name} ${version}, ${reference})`),
    ].join(" "),
    enforcementLevel: rule.enforcementLevel,
    severity: rule.severity,
    framework,
    tags: [...rule.tags],
    remediationSteps: rule.remediationSteps,
    url: rule.url,
    configSchema: { properties: optionSchemas(rule) },
    validateStack: async (args, reportViolation) => {
      try {
        const options = await readOptions(rule, args.getConfig());
        const today = new Date().toISOString().slice(0, 10);
        const violations = await rule.judge(args.resources, options);
        const { remaining, uses } = applyExemptions(violations, options.exemptions ?? [], today);
        log.record(rule.name, uses);
        for (const { message, urn } of remaining) reportViolation(message, urn);
      } catch (cause) {
        if (cause instanceof InvalidOptions) throw cause;
        // CrossGuard turns the error for an unknown value into a warning; any other error stops the deploy.
        throw new Error(`${rule.name} failed, so this stack is not proven to be in order`, { cause });
      }
    },
  };
}
