import { shapeOf } from "../../policy-pack/inputs/shapes/shapes";
import type { Account } from "../accounts/account";
import type { ResourceChange } from "../runs/result";
import type { Wave } from "../settings/waves";
import type { Previewed } from "./preview";

/** What the gate of a wave decides after its previews. */
export type GateDecision =
  | { open: true }
  /** No account of the wave is updated. */
  | { open: false; reason: string };

/** The budget, the alarm, where they send to, and the account's password policy. */
const PROTECTED_TYPES = [
  /^aws:iam\/accountPasswordPolicy:/,
  /^aws:budgets\/budget:/,
  /^aws:cloudwatch\/metricAlarm:/,
  /^aws:sns\/(topic|topicPolicy):/,
  /^aws:kms\/key:/,
];

/**
 * Types whose deletion or replacement takes something away that a person or an alarm depends on. Of IAM: a user and how
 * it signs in, and whatever binds it, in aws, aws-native and bridged Terraform providers. A policy or membership that
 * only gets another name in Pulumi is created and then deleted, and AWS keeps nothing of it.
 */
function isProtected(type: string): boolean {
  return shapeOf(type) !== undefined || PROTECTED_TYPES.some((pattern) => pattern.test(type));
}

/** The deletions and replacements that a preview shows and that need to be allowed. */
export function protectedChanges({ preview, replace }: Previewed): ResourceChange[] {
  return preview.changes.filter(
    ({ kind, type, urn }) =>
      (kind === "delete" || kind === "replace") && !replace.includes(urn) && isProtected(type),
  );
}

/**
 * Whether a wave may be updated. A policy's objection or a deletion that nobody allowed in one account holds all of
 * them, since what is wrong there is most likely wrong in the common config; previews that failed for other reasons
 * hold the wave when they are more than it tolerates.
 */
export function gate(
  wave: Wave,
  previewed: ReadonlyMap<Account, Previewed>,
  { allowDelete }: { allowDelete: boolean },
): GateDecision {
  const stacksWhere = (test: (previewed: Previewed) => boolean): string[] =>
    [...previewed].filter(([, one]) => test(one)).map(([{ stack }]) => stack);
  const blocked = stacksWhere(({ preview }) => preview.failure?.kind === "policy");
  if (blocked.length > 0) return held(wave, `policies block ${blocked.join(", ")}`);
  const deleting = allowDelete
    ? []
    : stacksWhere((one) => one.preview.ok && protectedChanges(one).length > 0);
  if (deleting.length > 0)
    return held(wave, `${deleting.join(", ")} would lose resources without --allow-delete`);
  const failed = stacksWhere(({ preview }) => !preview.ok);
  if (failed.length > wave.failureTolerance) return held(wave, `the preview of ${failed.join(", ")} failed`);
  return { open: true };
}

function held(wave: Wave, why: string): GateDecision {
  return { open: false, reason: `held by the gate of wave ${wave.name}: ${why}` };
}
