import { relative } from "node:path";

import type { Account } from "../accounts/account";
import type { Run } from "../runs/runDirectory";
import { type AccountResult, type ChangeCounts, CHANGES, identify, type Outcome } from "../runs/result";
import type { Wave } from "../settings/waves";
import { type Attempted, logFile } from "./retry";
import type { FailureKind, TaskResult } from "./task";

const OUTCOME_OF_FAILURE: Readonly<Record<FailureKind, Outcome>> = {
  policy: "blocked",
  transient: "failed",
  locked: "failed",
  plan: "failed",
  error: "failed",
  interrupted: "interrupted",
};

/** When an account's turn began, and how long it took so far, in seconds: less than until now where it had to wait. */
export interface Clock {
  readonly startedAt: Date;
  readonly seconds: number;
}

/** Runs something, and tells when it began and how long it took. */
export async function timed<T>(work: () => Promise<T>): Promise<Clock & { result: T }> {
  const startedAt = new Date();
  const result = await work();
  return { result, startedAt, seconds: (Date.now() - startedAt.getTime()) / 1000 };
}

/** An account's result from that of its last operation; a failed one says why by itself. */
export function accountResult(
  run: Pick<Run, "directory">,
  wave: Wave,
  account: Account,
  { startedAt, seconds }: Clock,
  task: Attempted,
  verdict: { outcome: Outcome; cause?: string } = { outcome: outcomeOf(task) },
): AccountResult {
  const cause = verdict.cause ?? task.failure?.cause;
  return {
    ...identify(account, wave.name),
    outcome: verdict.outcome,
    ...(cause === undefined ? {} : { cause }),
    startedAt: startedAt.toISOString(),
    seconds: Math.round(seconds * 10) / 10,
    attempts: task.attempts,
    counts: task.counts,
    changes: task.changes,
    findings: task.findings,
    examined: task.examined,
    log: relative(run.directory, logFile(run, account.stack)),
  };
}

export function notExecuted(wave: Wave, account: Account, cause: string): AccountResult {
  return {
    ...identify(account, wave.name),
    outcome: "not-executed",
    cause,
    changes: [],
    findings: [],
    examined: false,
  };
}

export function hasChanges({ counts }: Pick<TaskResult, "counts">): boolean {
  return CHANGES.some((kind) => counts[kind] > 0);
}

/** `3 to create, 1 to delete`, or `no changes`. */
export function describeCounts(counts: ChangeCounts): string {
  const parts = CHANGES.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} to ${kind}`);
  return parts.length === 0 ? "no changes" : parts.join(", ");
}

function outcomeOf(task: TaskResult): Outcome {
  if (task.failure !== undefined) return OUTCOME_OF_FAILURE[task.failure.kind];
  return hasChanges(task) ? "completed" : "unchanged";
}
