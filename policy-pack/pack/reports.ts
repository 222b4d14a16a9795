import type { StackValidationPolicy } from "@pulumi/policy";

import { describeExemption, type ExemptedViolations } from "./exemptions";
import type { TrustUse, Violation } from "./rule";

/** What became of exemptions, trust and deferrals of each rule, collected while a stack is judged. */
export class RunLog {
  private readonly exemptions = new Map<string, ExemptedViolations["uses"]>();
  private readonly trusted = new Map<string, readonly TrustUse[]>();
  private readonly deferred = new Map<string, readonly string[]>();
  private readonly blocked = new Map<string, ReadonlySet<string>>();

  recordExemptions(rule: string, uses: ExemptedViolations["uses"]): void {
    this.exemptions.set(rule, uses);
  }

  recordTrust(rule: string, uses: readonly TrustUse[]): void {
    this.trusted.set(rule, uses);
  }

  recordDeferred(rule: string, violations: readonly Violation[], provisional: readonly string[]): void {
    this.deferred.set(rule, [...violations.map(({ message }) => message), ...new Set(provisional)]);
  }

  /** @param violations Those that keep the stack from being deployed. */
  recordBlocked(rule: string, violations: readonly Violation[]): void {
    this.blocked.set(rule, new Set(violations.map(({ subject }) => subject)));
  }

  /** Whether a rule that was asked before blocks the subject. */
  isBlocked(rule: string, subject: string): boolean {
    return this.blocked.get(rule)?.has(subject) ?? false;
  }

  /** One line for each exemption and trusted entry; empties the log of them. */
  takeExceptions(): string[] {
    const exempted = [...this.exemptions].flatMap(([rule, uses]) =>
      uses.map(({ exemption, subjects }) =>
        line(rule, `exemption ${describeExemption(exemption)}`, subjects),
      ),
    );
    const trusted = [...this.trusted].flatMap(([rule, uses]) =>
      uses.map(({ entry, subjects }) => line(rule, `trusted ${entry}`, subjects)),
    );
    this.exemptions.clear();
    this.trusted.clear();
    return [...exempted, ...trusted];
  }

  /** One line for each value that the update judges; empties the log of them. */
  takeDeferred(): string[] {
    const lines = [...this.deferred].flatMap(([rule, messages]) => messages.map((it) => `${rule}: ${it}`));
    this.deferred.clear();
    return lines;
  }
}

function line(rule: string, what: string, subjects: readonly string[]): string {
  return subjects.length > 0
    ? `${rule}: ${what} let pass: ${subjects.join(", ")}.`
    : `${rule}: ${what} was not needed in this stack.`;
}

const EXCEPTIONS = "exemptions";
const DEFERRED = "judged-during-the-update";

/** Names of the policies that report and never block. They cannot be disabled. */
export const REPORTS: readonly string[] = [EXCEPTIONS, DEFERRED];

/**
 * Prints each exemption and trusted entry that was used, and each that was not, and the rules that the config disables.
 * Reports have to be the last policies of the pack.
 * @param disabled The rules that the pack's config disables.
 */
export function exceptionReport(log: RunLog, disabled: () => readonly string[]): StackValidationPolicy {
  return {
    name: EXCEPTIONS,
    displayName: "Exemptions in force",
    description:
      "Shows which rules are disabled, which exemptions and trusted entries let something pass, and which are not needed. It never blocks and cannot be disabled.",
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["exemptions"],
    remediationSteps:
      "Remove exemptions that are not needed, and the reason for the others before they expire.",
    validateStack: (_, reportViolation) => {
      for (const rule of disabled()) reportViolation(`${rule} is disabled by the pack's config.`);
      for (const text of log.takeExceptions()) reportViolation(text);
    },
  };
}

/** Prints what a preview leaves to the update gate, as one list. */
export function deferralReport(log: RunLog): StackValidationPolicy {
  return {
    name: DEFERRED,
    displayName: "Judged during the update",
    description: "Judged during the update:",
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["update-gate"],
    remediationSteps:
      "None is needed: the update gate judges these values before the resources are created. Values that exist before the deploy are judged in the preview.",
    validateStack: (_, reportViolation) => {
      const lines = log.takeDeferred();
      if (lines.length > 0) reportViolation(lines.map((it) => `- ${it}`).join("\n"));
    },
  };
}
