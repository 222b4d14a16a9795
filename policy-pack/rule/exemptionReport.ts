import type { StackValidationPolicy } from "@pulumi/policy";

import { describeExemption, type ExemptedViolations } from "./exemptions";

/** What became of the exemptions of each rule, collected while a stack is judged. */
export class ExemptionLog {
  private readonly uses = new Map<string, ExemptedViolations["uses"]>();

  record(rule: string, uses: ExemptedViolations["uses"]): void {
    this.uses.set(rule, uses);
  }

  /** One line an exemption; empties the log. */
  take(): string[] {
    const lines = [...this.uses].flatMap(([rule, uses]) =>
      uses.map(({ exemption, subjects }) => {
        const what = `${rule}: exemption ${describeExemption(exemption)}`;
        return subjects.length > 0
          ? `${what} let pass: ${subjects.join(", ")}.`
          : `${what} was not needed in this stack.`;
      }),
    );
    this.uses.clear();
    return lines;
  }
}

/** Prints each exemption that was used, and each that was not. It has to be the last policy of the pack. */
export function exemptionReport(log: ExemptionLog): StackValidationPolicy {
  return {
    name: "exemptions",
    displayName: "Exemptions in force",
    description: "Shows which exemptions let something pass and which are not needed. It never blocks.",
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["exemptions"],
    remediationSteps:
      "Remove exemptions that are not needed, and the reason for the others before they expire.",
    validateStack: (_, reportViolation) => {
      for (const line of log.take()) reportViolation(line);
    },
  };
}
