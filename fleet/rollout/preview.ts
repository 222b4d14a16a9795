import type { Account } from "../accounts/account";
import type { Wave } from "../settings/waves";
import { beyondApproved, notIn, stepsOfPlan } from "./approval";
import { attempt, type Attempted, type Execution } from "./retry";
import { forEachBounded } from "./bounded";
import { interruptedBefore } from "./interrupt";
import { accountResult, type Clock, describeCounts, notExecuted, timed } from "./results";

export interface Previewed {
  readonly preview: Attempted;
  /** Resources that are made anew because a killed engine lost what their making tells: URNs. */
  readonly replace: readonly string[];
  readonly clock: Clock;
}

export interface PreviewOptions {
  /** Whether the account is read first, so that what was changed in it meanwhile is seen. */
  readonly refresh: boolean;
  /** File in which the plan of an account is saved. */
  readonly planOf: (account: Account) => string | undefined;
  /** File of a plan that was saved earlier; a preview that shows more than that fails. */
  readonly savedPlanOf?: ((account: Account) => string) | undefined;
  /** Whether what a killed engine had begun to make is taken into the state. */
  readonly recovers?: boolean;
}

/**
 * Previews the accounts of a wave, all of them: a preview changes nothing, so that none holds the others.
 * @returns those whose turn came; for the others the last word is spoken.
 */
export async function previewWave(
  execution: Execution,
  wave: Wave,
  concurrency: number,
  options: PreviewOptions,
): Promise<Map<Account, Previewed>> {
  const { progress, interrupt } = execution;
  progress.phaseStarted("preview", wave.accounts.length);
  const previewed = new Map<Account, Previewed>();
  const turns = await forEachBounded(
    wave.accounts,
    concurrency,
    () => interruptedBefore(interrupt),
    async (account) => {
      const { result, ...clock } = await timed(() => previewAccount(execution, account, options));
      progress.accountDone(account.stack, "preview", describePreview(result.preview));
      previewed.set(account, { ...result, clock });
    },
  );
  for (const [account, turn] of turns) {
    if (!turn.executed) finish(execution, notExecuted(wave, account, turn.reason));
  }
  return previewed;
}

/** `account-baseline preview`: the previews of all waves are results. */
export async function previewWaves(
  execution: Execution,
  waves: readonly Wave[],
  concurrency: number,
  options: PreviewOptions,
): Promise<void> {
  for (const wave of waves) {
    startWave(execution, wave);
    for (const [account, { preview, clock }] of await previewWave(execution, wave, concurrency, options)) {
      finish(execution, accountResult(execution.run, wave, account, clock, preview));
    }
    execution.run.journal.write({ type: "wave-finished", wave: wave.name });
  }
}

export function startWave({ run, progress }: Execution, wave: Wave): void {
  run.journal.write({ type: "wave-started", wave: wave.name });
  progress.waveStarted({ name: wave.name, accounts: wave.accounts.length });
}

/** Speaks the last word on an account. */
export function finish({ run, progress }: Execution, result: ReturnType<typeof notExecuted>): void {
  run.journal.write({ type: "account-finished", result });
  progress.finished(result);
}

async function previewAccount(
  execution: Execution,
  account: Account,
  { refresh, planOf, savedPlanOf, recovers = false }: PreviewOptions,
): Promise<Omit<Previewed, "clock">> {
  const plan = planOf(account);
  const previewed = (replace: readonly string[]) =>
    attempt(execution, account, "preview", {
      operation: "preview",
      refresh,
      replace,
      ...(plan === undefined ? {} : { plan }),
    });
  const judged = (preview: Attempted) =>
    savedPlanOf === undefined ? preview : within(savedPlanOf(account), preview);
  const preview = await previewed([]);
  // What an engine was making when it was killed is not in the state, so a preview shows it as still to be made.
  if (!recovers || !preview.ok || preview.counts.create + preview.counts.import === 0)
    return { preview: judged(preview), replace: [] };
  const recovered = await recoverAccount(execution, account);
  if (!recovered.ok) return { preview: recovered, replace: [] };
  if (recovered.recovery === undefined) return { preview: judged(preview), replace: [] };
  const { replace } = recovered.recovery;
  return { preview: judged(await previewed(replace)), replace };
}

/** Takes into the state what a killed engine had begun to make, and tells what a person must look at. */
export async function recoverAccount(execution: Execution, account: Account): Promise<Attempted> {
  const recovered = await attempt(execution, account, "recover", { operation: "recover" });
  for (const note of recovered.recovery?.notes ?? []) execution.progress.note(`${account.stack}: ${note}`);
  return recovered;
}

/** A preview, as failed where it shows more than a plan that was saved earlier. */
function within(savedPlan: string, preview: Attempted): Attempted {
  if (!preview.ok) return preview;
  const beyond = notIn(preview.changes, stepsOfPlan(savedPlan));
  return beyond.length === 0 ? preview : { ...preview, ok: false, failure: beyondApproved(beyond) };
}

function describePreview({ ok, failure, counts }: Attempted): string {
  return ok ? describeCounts(counts) : `failed: ${failure?.cause.split("\n", 1)[0] ?? ""}`;
}
