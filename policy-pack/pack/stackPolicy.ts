import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

import { withLateProviders } from "../inputs/pulumi/lateProviders";
import { applyExemptions } from "./exemptions";
import { InvalidOptions, optionSchemas, readOptions } from "./options";
import type { Run } from "./packConfig";
import type { RunLog } from "./reports";
import { judgmentOf, type Rule, type Violation } from "./rule";

/** Both gates of a rule: CrossGuard asks one policy about each resource, and about the stack as a whole. */
export type GatedPolicy = StackValidationPolicy & Partial<Pick<ResourceValidationPolicy, "validateResource">>;

/**
 * Makes a CrossGuard policy of a rule: it reads the rule's options, judges the stack and applies exemptions. A rule with
 * a gate also judges each resource of an update before it is created.
 */
export function stackPolicy<Options extends object>(rule: Rule<Options>, log: RunLog, run: Run): GatedPolicy {
  const [framework, ...others] = rule.controls;
  const { gate } = rule;
  const today = (): string => new Date().toISOString().slice(0, 10);
  // The engine configures a pack once, before it shows anything.
  let read: ReturnType<typeof readOptions<Options>> | undefined;
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
    validateStack: (args, reportViolation) =>
      failing(rule, async () => {
        const options = await readOptions(rule, args.getConfig());
        const resources = withLateProviders(args.resources);
        const { violations, trusted, provisional } = judgmentOf(await rule.judge(resources, options));
        const isDeferred = ({ deferrable }: Violation): boolean => deferrable === true && run.isPreview();
        const { remaining, uses } = applyExemptions(violations, options.exemptions ?? [], today());
        log.recordExemptions(rule.name, uses);
        log.recordTrust(rule.name, trusted);
        if (run.isPreview()) log.recordDeferred(rule.name, remaining.filter(isDeferred), provisional);
        const reported = remaining.filter(
          (violation) =>
            !isDeferred(violation) &&
            !(violation.leftTo !== undefined && log.isBlocked(violation.leftTo, violation.subject)),
        );
        const level = run.configOf(rule.name).level ?? rule.enforcementLevel;
        log.recordBlocked(
          rule.name,
          level === "mandatory" ? reported.filter(({ advisory }) => advisory !== true) : [],
        );
        report(rule, reported, reportViolation);
      }),
    ...(gate && {
      validateResource: (args, reportViolation) =>
        failing(rule, async () => {
          if (run.isPreview()) return;
          const { type, urn, name, props, provider } = args;
          const resource = {
            type,
            urn,
            name,
            props,
            propertyDependencies: {},
            ...(provider && { provider }),
          };
          const options = await (read ??= readOptions(rule, args.getConfig()));
          const violations = await gate(resource, options);
          const { remaining } = applyExemptions(violations, options.exemptions ?? [], today());
          report(rule, remaining, reportViolation);
        }),
    }),
  };
}

function report(
  { description }: Pick<Rule, "description">,
  violations: readonly Violation[],
  reportViolation: ReportViolation,
): void {
  for (const { message, urn, advisory } of violations) {
    if (advisory !== true) reportViolation(message, urn);
    else {
      // CrossGuard takes an object too, which its type does not show.
      const reportObject = reportViolation as unknown as (violation: object) => void;
      reportObject({
        message: `${description}\n${message}`,
        enforcementLevel: "advisory",
        ...(urn !== undefined && { urn }),
      });
    }
  }
}

async function failing(rule: Pick<Rule, "name">, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (cause instanceof InvalidOptions) throw cause;
    // CrossGuard turns the error for an unknown value into a warning; any other error stops the deploy.
    throw new Error(`${rule.name} failed, so this stack is not proven to be in order`, { cause });
  }
}
