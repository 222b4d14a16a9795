import type { Account } from "../accounts/account";
import type { PolicyConfig } from "./policyConfig";
import { Worker } from "node:worker_threads";

import type { Project } from "../accounts/project";
import { type AccountCheck, failed } from "./accountCheck";

/**
 * In megabytes. The garbage of an account is some megabytes, which V8 would leave until there are hundreds; a program
 * that needs more than this fails as its account's, and the thread starts anew.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 };

/**
 * A thread that checks one account after the other; started at once, and anew where it has ended.
 * Not one of workerpool's, which leaves the tasks behind a thread that has ended waiting for ever.
 */
export class CheckThread {
  private worker: Worker | undefined;

  /**
   * @param script The bundled program of the thread: worker/index.ts.
   * @param project Of the accounts.
   */
  constructor(
    private readonly script: string,
    private readonly project: Project,
  ) {
    this.worker = this.start();
  }

  /** Never rejects. Calls must not overlap. */
  check(task: CheckTask): Promise<AccountCheck> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve) => {
      const settle = (result: AccountCheck): void => {
        worker.off("message", settle).off("error", onError).off("exit", onExit);
        resolve(result);
      };
      const lose = (reason: string): void => {
        this.worker = undefined;
        settle(failed(task.account.stack, `the thread that the program ran in has ended: ${reason}`));
      };
      const onError = ({ message }: Error): void => {
        lose(message);
      };
      const onExit = (code: number): void => {
        lose(`exit code ${code}`);
      };
      worker.on("message", settle).on("error", onError).on("exit", onExit);
      worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: this.project, resourceLimits: LIMITS });
    // Where nobody waits for a result, the next account gets a thread that may do better.
    worker
      .on("error", () => undefined)
      .once("exit", () => {
        if (this.worker === worker) this.worker = undefined;
      });
    return worker;
  }
}

/** What a thread that checks the accounts of a project is told of each; the config is the same each time. */
export interface CheckTask {
  account: Account;
  config: PolicyConfig;
}
