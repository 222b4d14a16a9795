import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import { type Run, sessionName } from "../runs/runDirectory";
import type { Settings } from "../settings/schema";
import { describeLock, isStale, parseLocks } from "./classifyFailure";
import type { Interrupt } from "./interrupt";
import type { Progress } from "./progress";
import { removeStaleLock } from "./staleLock";
import type { ResourceStep, Task, TaskResult } from "./task";
import type { Workers } from "./workers";

/** All that an operation on an account needs. */
export interface Execution {
  readonly project: Project;
  readonly run: Run;
  readonly workers: Pick<Workers, "run">;
  readonly progress: Progress;
  readonly interrupt: Interrupt;
  readonly retry: Settings["retry"];
  /** Variables of every task, on top of the process's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly policyPacks: readonly string[];
  readonly policyPackConfigs: readonly string[];
  readonly secretsProvider: string | undefined;
  /** Whether users and credentials may stay in AWS when they leave their stack. */
  readonly allowRetained: boolean;
  /** Whether a lock that a process of this machine left behind when it died is removed. */
  readonly removeStaleLocks: boolean;
}

export type Operation = Pick<Task, "operation"> &
  Partial<Pick<Task, "plan" | "previewOnly" | "refresh" | "replace" | "sessionName">>;

/** A task's result, and how often it was tried. */
export type Attempted = TaskResult & { readonly attempts: number };

/** Carries a result that is worth another attempt through the retrying. */
class Transient extends Error {
  constructor(readonly result: TaskResult) {
    super(result.failure?.cause);
  }
}

/**
 * Runs an operation on an account, and again after a wait, in which chance has its part, when throttling, a concurrent
 * change or the network made it fail. Any other failure is final at once, and so is any once the run is interrupted,
 * which cuts a wait short.
 */
export async function attempt(
  execution: Execution,
  account: Account,
  phase: string,
  operation: Operation | (() => Promise<TaskResult>),
): Promise<Attempted> {
  const { progress, run, interrupt, retry } = execution;
  const { default: pRetry } = await import("p-retry");
  let attempts = 0;
  /** The failure after which there is a wait. */
  let waiting: TaskResult | undefined;
  const cut = new AbortController();
  void interrupt.whenRequested.then(() => {
    if (waiting !== undefined) cut.abort();
  });
  progress.accountStarted(account.stack, phase);
  const once = async (): Promise<TaskResult> => {
    waiting = undefined;
    attempts += 1;
    run.journal.write({ type: "account-started", stack: account.stack, phase, attempt: attempts });
    const result =
      typeof operation === "function" ? await operation() : await runOnce(execution, account, operation);
    if (result.failure?.kind === "transient") throw new Transient(result);
    return result;
  };
  try {
    const result = await pRetry(once, {
      retries: retry.attempts - 1,
      // Chance makes a wait up to twice as long.
      minTimeout: retry.firstDelaySeconds * 500,
      maxTimeout: retry.maxDelaySeconds * 1000,
      randomize: true,
      signal: cut.signal,
      shouldRetry: ({ error }) => {
        if (!(error instanceof Transient) || interrupt.requested) return false;
        waiting = error.result;
        const { kind = "error", cause = "" } = error.result.failure ?? {};
        progress.retrying(account.stack, attempts, { kind, cause });
        run.journal.write({ type: "account-retried", stack: account.stack, phase, attempt: attempts, cause });
        return true;
      },
    });
    return { ...result, attempts };
  } catch (error) {
    if (cut.signal.aborted && waiting !== undefined) return { ...waiting, attempts };
    if (error instanceof Transient) return { ...error.result, attempts };
    throw error;
  }
}

/** Runs a task in a worker; a lock in its way is looked at. */
export async function runOnce(
  execution: Execution,
  account: Account,
  operation: Operation,
): Promise<TaskResult> {
  const task = taskOf(execution, account, operation);
  const onResource = (resource: ResourceStep): void => {
    execution.progress.resource(account.stack, resource);
  };
  const result = await execution.workers.run(task, onResource);
  if (result.failure?.kind !== "locked") return result;
  const locks = parseLocks(result.failure.cause);
  if (locks.length === 0) return { ...result, failure: { ...result.failure, kind: "transient" } };
  const holders = locks.map(describeLock).join(", ");
  if (!locks.every(isStale))
    return { ...result, failure: { kind: "transient", cause: `locked by ${holders}` } };
  if (!execution.removeStaleLocks) {
    const cause = `locked by ${holders}; go on with the run that it was by --resume, or remove the lock: pulumi cancel -s ${account.stack}`;
    return { ...result, failure: { kind: "locked", cause } };
  }
  execution.progress.note(`${account.stack}: removing the lock of ${holders}`);
  await removeStaleLock(execution, account);
  return execution.workers.run(task, onResource);
}

function taskOf(
  { project, run, env, policyPacks, policyPackConfigs, secretsProvider, allowRetained }: Execution,
  { stack, accountId }: Account,
  operation: Operation,
): Task {
  return {
    sessionName: sessionName(run),
    ...operation,
    stack,
    accountId,
    project,
    env,
    policyPacks,
    policyPackConfigs,
    allowRetained,
    log: logFile(run, stack),
    ...(secretsProvider === undefined ? {} : { secretsProvider }),
  };
}

export function logFile({ directory }: Pick<Run, "directory">, stack: string): string {
  return `${directory}/logs/${stack}.log`;
}
