import type { Outcome, RunRecord } from "./result";

/** Exit codes of the commands that make a run; see docs/fleet.md. */
export const EXIT = { ok: 0, failed: 1, usage: 2, drift: 3, blocked: 4, interrupted: 130 } as const;

/**
 * The exit code of a run: the gravest of what its accounts came to. A run that was interrupted says so before all,
 * then one that a policy blocked, then one in which something failed or was not executed, then drift.
 */
export function exitCode({ accounts }: RunRecord, { interrupted }: { interrupted: boolean }): number {
  const some = (...outcomes: Outcome[]): boolean =>
    accounts.some(({ outcome }) => outcomes.includes(outcome));
  if (interrupted) return EXIT.interrupted;
  if (some("blocked")) return EXIT.blocked;
  if (some("failed", "interrupted", "not-executed")) return EXIT.failed;
  return some("drifted") ? EXIT.drift : EXIT.ok;
}
