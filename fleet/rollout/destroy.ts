import type { Account } from "../accounts/account";
import type { Wave } from "../settings/waves";
import { attempt, type Attempted, type Execution } from "./retry";
import { forEachBounded } from "./bounded";
import { interruptedBefore } from "./interrupt";
import { finish, recoverAccount, startWave } from "./preview";
import { accountResult, describeCounts, hasChanges, notExecuted, timed } from "./results";

export interface DestroyOptions {
  readonly concurrency: number;
  /** Asks whether an account may be destroyed, once it is shown what that would delete. */
  readonly confirm: (account: Account, preview: Attempted) => Promise<boolean>;
}

/** `account-baseline destroy`: of each account show what would go, ask, and delete it. */
export async function destroyWaves(
  execution: Execution,
  waves: readonly Wave[],
  { concurrency, confirm }: DestroyOptions,
): Promise<void> {
  const { progress, interrupt, run } = execution;
  for (const wave of waves) {
    startWave(execution, wave);
    progress.phaseStarted("preview", wave.accounts.length);
    const held = () => interruptedBefore(interrupt);
    const previews = await forEachBounded(wave.accounts, concurrency, held, async (account) => {
      const { result: preview, ...clock } = await timed(() => previewDestroy(execution, account));
      progress.accountDone(account.stack, "preview", preview.ok ? describeCounts(preview.counts) : "failed");
      return { preview, clock };
    });
    const confirmed: Account[] = [];
    for (const [account, turn] of previews) {
      if (!turn.executed) {
        finish(execution, notExecuted(wave, account, turn.reason));
        continue;
      }
      const { preview, clock } = turn.result;
      if (!preview.ok || !hasChanges(preview)) {
        finish(execution, accountResult(run, wave, account, clock, preview));
        continue;
      }
      progress.pause();
      if (!interrupt.requested && (await confirm(account, preview))) confirmed.push(account);
      else finish(execution, notExecuted(wave, account, held() ?? "not confirmed"));
    }
    progress.phaseStarted("destroy", confirmed.length);
    const turns = await forEachBounded(confirmed, concurrency, held, async (account) => {
      const { result: destroyed, ...clock } = await timed(() =>
        attempt(execution, account, "destroy", { operation: "destroy", refresh: true }),
      );
      finish(execution, accountResult(run, wave, account, clock, destroyed));
    });
    for (const [account, turn] of turns) {
      if (!turn.executed) finish(execution, notExecuted(wave, account, turn.reason));
    }
    run.journal.write({ type: "wave-finished", wave: wave.name });
  }
}

/** What destroying an account would delete: also what an engine was making when it was killed. */
async function previewDestroy(execution: Execution, account: Account): Promise<Attempted> {
  const recovered = await recoverAccount(execution, account);
  if (!recovered.ok) return recovered;
  return attempt(execution, account, "preview", { operation: "destroy", previewOnly: true, refresh: true });
}
