import type { Account } from "../accounts/account";
import type { Wave } from "../settings/waves";
import { beyondApproved, notIn, stepsOfPlan } from "./approval";
import { attempt, type Attempted, type Execution } from "./attempts";
import { forEachBounded } from "./bounded";
import { interruptedBefore } from "./interrupt";
import { accountResult, type Clock, describeCounts, notExecuted, timed } from "./results";

export interface Previewed {
  readonly preview: Attempted;
  /** Resources that are made anew because a killed run lost what their making tells: URNs. */
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

/** Previews an account, after seeing to what a killed run may have left in it. */
async function previewAccount(
  execution: Execution,
  account: Account,
  { refresh, planOf, savedPlanOf }: PreviewOptions,
): Promise<Omit<Previewed, "clock">> {
  const recovered = execution.interrupted.has(account.stack)
    ? await attempt(execution, account, "recover", { operation: "recover" })
    : undefined;
  if (recovered?.ok === false) return { preview: recovered, replace: [] };
  const { replace, notes } = recovered?.recovery ?? { replace: [], notes: [] };
  for (const note of notes) execution.progress.note(`${account.stack}: ${note}`);
  const plan = planOf(account);
  const preview = await attempt(execution, account, "preview", {
    operation: "preview",
    refresh,
    replace,
    ...(plan === undefined ? {} : { plan }),
  });
  return { preview: savedPlanOf === undefined ? preview : within(savedPlanOf(account), preview), replace };
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
