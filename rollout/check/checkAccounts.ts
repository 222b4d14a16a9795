import { availableParallelism } from "node:os";

import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import { keepCompilerLoaded } from "../program/compiler";
import type { AccountCheck } from "./accountCheck";
import type { PolicyConfig } from "./policyConfig";
import { CheckThread } from "./thread";

/** Fewer accounts than this are checked sooner than another thread has loaded Pulumi's SDK. */
const ACCOUNTS_PER_THREAD = 100;

export interface CheckRequest {
  project: Project;
  accounts: readonly Account[];
  config: PolicyConfig;
  /** The bundled program of a thread that checks accounts: worker/index.ts. */
  workerScript: string;
  /** By default the number of cores. */
  maxThreads?: number;
}

/**
 * Checks accounts without engine, cloud or credentials, in several threads. The working directory of the process becomes that of the project, as programs expect it.
 * @returns One for each account, in their order.
 */
export async function checkAccounts({
  project,
  accounts,
  config,
  workerScript,
  maxThreads = availableParallelism(),
}: CheckRequest): Promise<AccountCheck[]> {
  process.chdir(project.directory);
  keepCompilerLoaded(project.directory);
  const size = Math.min(maxThreads, Math.ceil(accounts.length / ACCOUNTS_PER_THREAD));
  const threads = Array.from({ length: size }, () => new CheckThread(workerScript));
  const checks: AccountCheck[] = [];
  const queue = accounts.entries();
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (const [index, account] of queue)
          checks[index] = await thread.check({ project, account, config });
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
  return checks;
}
