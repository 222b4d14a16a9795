import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";

import { actionGlob, literal, matches } from "../iam/pattern";
import type { Violation } from "./rule";

/** Lets violations of a rule pass, for a reason that someone answers for, until a day. */
export interface Exemption {
  /** Compared with the violation's subject, without regard to case; `*` and `?` are wildcards. */
  pattern: string;
  reason: string;
  /** Who answers for it. */
  owner: string;
  /** The last day on which it holds, as YYYY-MM-DD in UTC. */
  expires: string;
}

/** YYYY-MM-DD. */
export const DATE = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";

const TEXT: PolicyConfigJSONSchema = { type: "string", minLength: 1, pattern: "\\S" };

/** JSON Schema of the option `exemptions`, which every rule has. */
export const EXEMPTIONS_SCHEMA: PolicyConfigJSONSchema = {
  type: "array",
  description: "What may break this rule, each with a reason, an owner and the last day on which it holds.",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["pattern", "reason", "owner", "expires"],
    properties: {
      pattern: {
        ...TEXT,
        description: "Name of the user (or whatever the rule speaks of); * and ? are wildcards.",
      },
      reason: TEXT,
      owner: TEXT,
      expires: { type: "string", pattern: DATE },
    },
  },
};

export interface ExemptedViolations {
  /** What is still to be reported. */
  remaining: readonly Violation[];
  /** For each exemption, in their order, the subjects that it let pass. */
  uses: readonly { exemption: Exemption; subjects: readonly string[] }[];
}

/**
 * Takes out the violations that an exemption lets pass. One that has expired lets nothing pass; the violation says so.
 * @param today As YYYY-MM-DD in UTC.
 */
export function applyExemptions(
  violations: readonly Violation[],
  exemptions: readonly Exemption[],
  today: string,
): ExemptedViolations {
  const subjects = new Map<Exemption, Set<string>>(exemptions.map((exemption) => [exemption, new Set()]));
  const remaining = violations.flatMap((violation) => {
    const fitting = exemptions.filter((exemption) => covers(exemption, violation));
    const inForce = fitting.filter(({ expires }) => expires >= today);
    for (const exemption of inForce) subjects.get(exemption)?.add(violation.subject);
    if (inForce.length > 0) return [];
    const expired = fitting.map((it) => `\nThe exemption ${describeExemption(it)} has expired.`);
    return [{ ...violation, message: violation.message + expired.join("") }];
  });
  return { remaining, uses: [...subjects].map(([exemption, used]) => ({ exemption, subjects: [...used] })) };
}

/** An exemption as messages show it. */
export function describeExemption({ pattern, reason, owner, expires }: Exemption): string {
  return `"${pattern}" (${reason}; owner ${owner}; until ${expires})`;
}

function covers({ pattern }: Exemption, { subject, unnamed }: Violation): boolean {
  return unnamed !== true && matches(actionGlob(pattern), literal(subject.toLowerCase()));
}
