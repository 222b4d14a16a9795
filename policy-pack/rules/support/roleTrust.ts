import type { Violation } from "../../pack/rule";
import type { StackResource } from "../../inputs/pulumi/resource";
import { urnOf } from "./names";
import { readRole, type TrustReading } from "./trustDocument";
import { unknownTrust, unreadableTrust } from "./trustMessages";

/** How a rule judges the trust policy of a role. */
export interface TrustRule {
  /** What is to be proven of the role, such as `to need MFA`. */
  proof: string;
  /** Whether a trust policy that cannot be read matters to the rule. Default: always. */
  mayConcern?: (source: unknown) => boolean;
  /**
   * Judges what can be read.
   * @returns `fault`: what is wrong, as the message goes on after the role's name; `undefined` where nothing is.
   *   `late`: what is not known and decides the rest.
   */
  judge: (trust: Extract<TrustReading, { kind: "read" }>) => {
    fault: string | undefined;
    late: readonly string[];
  };
}

/**
 * Judges the trust policy of one role, as the preview and the update gate do. A role whose name is known only after the
 * deploy has no name that an exemption could be for.
 * @param resource Of any type; what is no role has no violations.
 */
export function judgeTrust(
  resource: StackResource,
  { proof, mayConcern = () => true, judge }: TrustRule,
): Violation[] {
  const role = readRole(resource);
  if (role === undefined) return [];
  const violation = (fault: string): Violation => ({
    subject: role.name,
    ...(role.unnamed && { unnamed: true }),
    urn: urnOf(resource),
    message: `IAM role "${role.name}" ${fault}`,
  });
  const lateViolation = (parts: readonly string[]): Violation => ({
    ...violation(unknownTrust(proof, parts, role)),
    ...(role.settles && { deferrable: true }),
  });
  const { trust } = role;
  if (trust.kind === "unknown") return [lateViolation([`its ${role.property}`])];
  if (trust.kind === "unreadable") {
    return mayConcern(trust.source) ? [violation(unreadableTrust(proof, role.property, trust.defect))] : [];
  }
  const { fault, late } = judge(trust);
  return [
    ...(fault === undefined ? [] : [violation(fault)]),
    ...(late.length === 0 ? [] : [lateViolation(late)]),
  ];
}
