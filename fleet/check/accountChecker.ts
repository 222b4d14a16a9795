import { availableParallelism } from "node:os";

import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import { keepCompilerLoaded } from "../program/compiler";
import type { AccountCheck } from "./accountCheck";
import type { PolicyConfig } from "./policyConfig";
import { CheckThread } from "./thread";

/**
 * Fewer accounts than this are checked about as soon without another thread, which takes more than 100 MB, most of a
 * second to load Pulumi's SDK, and cores from V8's own threads.
 */
const ACCOUNTS_PER_THREAD = 500;

export interface CheckerOptions {
  project: Project;
  /** The bundled program of a thread that checks accounts: worker/index.ts. */
  workerScript: string;
  /** By default the number of cores. */
  maxThreads?: number;
}

/**
 * Checks accounts without engine, cloud or credentials, in several threads. The first of them starts at once: loading
 * Pulumi's SDK takes as long as reading hundreds of stack files.
 */
export class AccountChecker {
  private readonly threads: CheckThread[] = [];

  constructor(private readonly options: CheckerOptions) {
    keepCompilerLoaded(options.project.directory);
    this.addThread();
  }

  /**
   * The working directory of the process becomes that of the project, as programs expect it. To be called once.
   * @param onChecked Called after each account.
   * @returns One for each account, in their order.
   */
  async check(
    accounts: readonly Account[],
    config: PolicyConfig,
    onChecked?: () => void,
  ): Promise<AccountCheck[]> {
    const { project, maxThreads = availableParallelism() } = this.options;
    process.chdir(project.directory);
    const size = Math.min(maxThreads, Math.ceil(accounts.length / ACCOUNTS_PER_THREAD));
    while (this.threads.length < size) this.addThread();
    const checks: AccountCheck[] = [];
    const queue = accounts.entries();
    await Promise.all(
      this.threads.map(async (thread) => {
        for (const [index, account] of queue) {
          checks[index] = await thread.check({ account, config });
          onChecked?.();
        }
      }),
    );
    return checks;
  }

  /** Ends the threads, whatever they are at. */
  async end(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }

  private addThread(): void {
    this.threads.push(new CheckThread(this.options.workerScript, this.options.project));
  }
}
