import type { ResourceChange } from "../runs/result";
import type { Account } from "../accounts/account";
import type { Wave } from "../settings/waves";
import { attempt, type Attempted, type Execution } from "../rollout/retry";
import { forEachBounded } from "../rollout/bounded";
import { describeChanges } from "../rollout/changes";
import { interruptedBefore } from "../rollout/interrupt";
import { finish, startWave } from "../rollout/preview";
import { accountResult, hasChanges, notExecuted, timed } from "../rollout/results";

/**
 * `account-baseline drift`: what in each account differs from what its stack recorded, and by whom it can be mended.
 * Nothing is changed.
 */
export async function driftWaves(
  execution: Execution,
  waves: readonly Wave[],
  concurrency: number,
): Promise<void> {
  for (const wave of waves) {
    startWave(execution, wave);
    execution.progress.phaseStarted("drift", wave.accounts.length);
    const turns = await forEachBounded(
      wave.accounts,
      concurrency,
      () => interruptedBefore(execution.interrupt),
      (account) => examine(execution, wave, account),
    );
    for (const [account, turn] of turns) {
      if (!turn.executed) finish(execution, notExecuted(wave, account, turn.reason));
    }
    execution.run.journal.write({ type: "wave-finished", wave: wave.name });
  }
}

async function examine(execution: Execution, wave: Wave, account: Account): Promise<void> {
  const { result: found, ...clock } = await timed(() =>
    attempt(execution, account, "drift", { operation: "drift" }),
  );
  if (!found.ok || !hasChanges(found)) {
    const verdict = found.ok ? { outcome: "unchanged" as const } : undefined;
    finish(execution, accountResult(execution.run, wave, account, clock, found, verdict));
    return;
  }
  const repair = await attempt(execution, account, "repair", { operation: "preview", refresh: true });
  const result = accountResult(execution.run, wave, account, clock, found, {
    outcome: "drifted",
    cause: describeDrift(found.changes, repair),
  });
  finish(execution, { ...result, findings: repair.findings, examined: repair.examined });
}

/** What differs, a line for each, with who can mend it. */
function describeDrift(drift: readonly ResourceChange[], repair: Attempted): string {
  if (!repair.ok)
    return `${describeDifferences(drift)}; how to fix it is unknown: ${repair.failure?.cause ?? ""}`;
  const fixed = new Set(repair.changes.map(({ urn }) => urn));
  const byFix = drift.filter(({ urn }) => fixed.has(urn));
  const byHand = drift.filter(({ urn }) => !fixed.has(urn));
  return [
    ...(byFix.length === 0 ? [] : [`${describeDifferences(byFix)}; fixed by: account-baseline drift --fix`]),
    ...(byHand.length === 0
      ? []
      : [
          `${describeDifferences(byHand)}; the program does not manage this: accept it by pulumi refresh, or undo it in the account`,
        ]),
  ].join("\n");
}

function describeDifferences(changes: readonly ResourceChange[]): string {
  return changes
    .map((change) => {
      const what = describeChanges([change])
        .replace(/^update /, "changed ")
        .replace(/^delete /, "gone: ");
      const paths = change.properties.map(({ path }) => path);
      return paths.length === 0 ? what : `${what} (${paths.join(", ")})`;
    })
    .join(", ");
}
