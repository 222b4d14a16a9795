import type { Account } from "../accounts/account";
import type { AccountResult } from "../runs/result";
import type { Wave } from "../settings/waves";
import { attempt, type Execution, runOnce } from "./retry";
import { forEachBounded } from "./bounded";
import { describeChanges } from "./changes";
import { gate, protectedChanges } from "./gate";
import { interruptedBefore } from "./interrupt";
import { finish, type Previewed, previewWave, startWave } from "./preview";
import { accountResult, describeCounts, hasChanges, notExecuted, timed } from "./results";
import type { TaskResult } from "./task";
import { beyondApproved, notIn, sessionOfPlan } from "./approval";

export interface UpOptions {
  readonly concurrency: number;
  /** Whether what the gate protects may be deleted or replaced. */
  readonly allowDelete: boolean;
  /** Number of accounts that may fail in the whole run before no further one is begun. */
  readonly failureTolerance: number;
  /** Asks whether a wave may be updated, once its previews are shown. */
  readonly confirm: (wave: Wave, previewed: ReadonlyMap<Account, Previewed>) => Promise<boolean>;
  /** File for the plan of an account: what its preview showed, which is all that its update may do. */
  readonly planOf: (account: Account) => string;
  /** File with a plan that was saved earlier (`preview --save-plan`), which then is all that may be done. */
  readonly savedPlanOf: ((account: Account) => string) | undefined;
  /** Pauses after a wave; ends early when the run is interrupted. */
  readonly pause: (minutes: number) => Promise<void>;
}

/** `account-baseline up`: wave by wave preview, gate, confirmation, update of exactly that, and a check of the account. */
export class Up {
  private failed = 0;

  constructor(
    private readonly execution: Execution,
    private readonly options: UpOptions,
  ) {}

  async run(waves: readonly Wave[]): Promise<void> {
    let held: string | undefined;
    for (const [index, wave] of waves.entries()) {
      if (held !== undefined) {
        this.holdAll(wave, wave.accounts, held);
        continue;
      }
      startWave(this.execution, wave);
      held = await this.runWave(wave);
      this.execution.run.journal.write({ type: "wave-finished", wave: wave.name });
      const isLast = index === waves.length - 1;
      if (held === undefined && !isLast && wave.pauseMinutes > 0) await this.options.pause(wave.pauseMinutes);
      held ??= interruptedBefore(this.execution.interrupt);
    }
  }

  /** @returns why the waves after it are held, if they are. */
  private async runWave(wave: Wave): Promise<string | undefined> {
    const { concurrency, planOf, savedPlanOf } = this.options;
    const previews = await previewWave(this.execution, wave, concurrency, {
      refresh: true,
      planOf,
      savedPlanOf,
      recovers: true,
    });
    const stopped = await this.passGate(wave, previews);
    if (stopped !== undefined) return stopped;
    const failedBefore = this.failed;
    for (const [account, { preview, clock }] of previews) {
      if (!preview.ok) this.last(accountResult(this.execution.run, wave, account, clock, preview));
    }
    await this.updateWave(wave, previews, failedBefore);
    const failures = this.failed - failedBefore;
    if (failures > wave.failureTolerance)
      return `wave ${wave.name} failed in ${failures} of ${wave.accounts.length} accounts`;
    return this.overallHold();
  }

  /** The gate and the confirmation. @returns why the wave is held; then the last word on its accounts is spoken. */
  private async passGate(
    wave: Wave,
    previewed: ReadonlyMap<Account, Previewed>,
  ): Promise<string | undefined> {
    const { interrupt, progress } = this.execution;
    const decision = gate(wave, previewed, this.options);
    let reason = interruptedBefore(interrupt) ?? (decision.open ? undefined : decision.reason);
    const changes = [...previewed.values()].some(({ preview }) => preview.ok && hasChanges(preview));
    if (reason === undefined && changes) {
      progress.pause();
      const confirmed = await this.options.confirm(wave, previewed);
      reason =
        interruptedBefore(interrupt) ?? (confirmed ? undefined : `wave ${wave.name} was not confirmed`);
    }
    if (reason === undefined) return undefined;
    for (const [account, one] of previewed) this.last(this.heldResult(wave, account, one, reason));
    return reason;
  }

  /** What an account came to whose wave is held: its own fault, or that of another. */
  private heldResult(wave: Wave, account: Account, previewed: Previewed, reason: string): AccountResult {
    const { preview, clock } = previewed;
    const result = accountResult(this.execution.run, wave, account, clock, preview);
    if (!preview.ok || !hasChanges(preview)) return result;
    const lost = this.options.allowDelete ? [] : protectedChanges(previewed);
    if (lost.length === 0) return { ...result, outcome: "not-executed", cause: reason };
    return { ...result, outcome: "failed", cause: `needs --allow-delete: ${describeChanges(lost)}` };
  }

  private async updateWave(
    wave: Wave,
    previewed: ReadonlyMap<Account, Previewed>,
    failedBefore: number,
  ): Promise<void> {
    const { progress, interrupt } = this.execution;
    const ready = [...previewed].filter(([, { preview }]) => preview.ok);
    progress.phaseStarted("update", ready.length);
    const turns = await forEachBounded(
      ready,
      this.options.concurrency,
      () => {
        const failures = this.failed - failedBefore;
        if (failures > wave.failureTolerance)
          return `wave ${wave.name} tolerates ${wave.failureTolerance} failed accounts, and ${failures} have failed`;
        return interruptedBefore(interrupt) ?? this.overallHold();
      },
      async ([account, previewOf]) => {
        const { result, seconds } = await timed(() => this.update(wave, account, previewOf));
        this.last({ ...result, seconds: Math.round((previewOf.clock.seconds + seconds) * 10) / 10 });
      },
    );
    for (const [[account], turn] of turns) {
      if (!turn.executed) this.last(notExecuted(wave, account, turn.reason));
    }
  }

  private async update(
    wave: Wave,
    account: Account,
    { preview, clock, replace }: Previewed,
  ): Promise<AccountResult> {
    const { run, progress } = this.execution;
    // Its preview has read the account, so one without changes holds what the stack says.
    if (!hasChanges(preview)) return accountResult(run, wave, account, clock, preview);
    const plan = this.options.planOf(account);
    const approved = preview.changes;
    let first = true;
    const updated = await attempt(this.execution, account, "update", async () => {
      if (!first) {
        // What the failed attempt did is done, and its plan holds no more: what is left must be part of what was shown.
        const again = await runOnce(this.execution, account, {
          operation: "preview",
          refresh: true,
          plan,
          replace,
        });
        if (!again.ok) return again;
        const beyond = notIn(again.changes, approved);
        if (beyond.length > 0) return { ...again, ok: false, failure: beyondApproved(beyond) };
      }
      const saved = first ? this.options.savedPlanOf?.(account) : undefined;
      first = false;
      return runOnce(this.execution, account, {
        operation: "update",
        refresh: true,
        replace,
        ...(saved === undefined ? { plan } : { plan: saved, sessionName: sessionOfPlan(saved) }),
      });
    });
    progress.accountDone(
      account.stack,
      "update",
      updated.ok ? "updated" : `failed: ${updated.failure?.cause.split("\n", 1)[0] ?? ""}`,
    );
    const done = { ...updated, changes: preview.changes, counts: preview.counts };
    if (!updated.ok) return accountResult(run, wave, account, clock, done);
    const check = await attempt(this.execution, account, "check", { operation: "preview", refresh: true });
    return accountResult(run, wave, account, clock, {
      ...done,
      findings: check.findings,
      examined: check.examined,
      ...checkFailure(check),
    });
  }

  private overallHold(): string | undefined {
    const { failureTolerance } = this.options;
    if (this.failed <= failureTolerance) return undefined;
    return `the rollout tolerates ${failureTolerance} failed accounts, and ${this.failed} have failed`;
  }

  private holdAll(wave: Wave, accounts: readonly Account[], reason: string): void {
    for (const account of accounts) this.last(notExecuted(wave, account, reason));
  }

  private last(result: AccountResult): void {
    if (result.outcome === "failed" || result.outcome === "blocked") this.failed += 1;
    finish(this.execution, result);
  }
}

/** What the check after an update has against it. */
function checkFailure(check: TaskResult): Pick<TaskResult, "failure"> {
  if (!check.ok) {
    const { kind = "error", cause = "" } = check.failure ?? {};
    return { failure: { kind, cause: `updated, but the check after it failed: ${cause}` } };
  }
  if (!hasChanges(check)) return {};
  const cause = `updated, but the account does not hold it: ${describeCounts(check.counts)} (${describeChanges(check.changes)})`;
  return { failure: { kind: "error", cause } };
}
