import { setImmediate, setTimeout } from "node:timers/promises";

import type { Account } from "../../accounts/account";
import type { Project } from "../../accounts/project";
import { loadProgram, type Program } from "../../program/loadProgram";
import { type PreviewedResource, Recorder } from "./recorder";
import { loadSdk, type Sdk } from "./sdk";
import { isStateless } from "./stateless";
import type { Properties } from "./wire";
import { ProgramTimers } from "./programTimers";

/** What a program comes to for one account. */
export type OfflineRun = {
  /** What it asked of the cloud and was not told: functions of providers, and resources that exist already. */
  unanswered: readonly string[];
} & (
  | {
      ok: true;
      resources: readonly PreviewedResource[];
      /** What components say of themselves, by URN, in the form in which the engine would get it. */
      outputs: ReadonlyMap<string, Properties>;
    }
  /** It threw, or the engine would refuse it: messages as Pulumi shows them, without stack traces. */
  | { ok: false; errors: readonly string[] }
);

/** How long until it is looked again whether something is still under way, in milliseconds. */
const POLL_MS = 2;

/**
 * Runs a project's program for one account after the other, as a first preview would, without an engine: in this
 * thread, whose working directory has to be the project's. What a program leaves unhandled counts as its account's,
 * which is not done before all that it has begun.
 */
export class OfflineRunner {
  private readonly sdk: Sdk;
  private readonly program: Program;
  /** Of the account that is under way. An error often comes up in several promises. */
  private readonly errors = new Set<unknown>();

  private readonly exit = process.exit.bind(process);
  private readonly timeLimit: number;

  /**
   * @param options.timeLimit Of one run, in milliseconds. By default 30 seconds: nothing that it waits for is far away.
   * @param options.isStateless Which modules are evaluated once. By default the baseline's own.
   */
  constructor(
    private readonly project: Project,
    options: { timeLimit?: number; isStateless?: typeof isStateless } = {},
  ) {
    const { timeLimit = 30_000 } = options;
    this.timeLimit = timeLimit;
    this.sdk = loadSdk(project.directory);
    this.program = loadProgram(project, options.isStateless ?? isStateless);
    process.on("unhandledRejection", this.blame);
    process.on("uncaughtException", this.blame);
    // It would end the thread, and another would have to load everything anew.
    process.exit = (code) => {
      const error = new this.sdk.pulumi.RunError(`the program calls process.exit(${code ?? ""})`);
      this.blame(error);
      throw error;
    };
  }

  /** Leaves unhandled errors to the process again. */
  end(): void {
    process.off("unhandledRejection", this.blame);
    process.off("uncaughtException", this.blame);
    process.exit = this.exit;
    this.sdk.restore();
  }

  /** Never throws. Calls must not overlap. */
  async run(account: Account): Promise<OfflineRun> {
    const recorder = new Recorder(this.project.name, account.stack, account.accountId);
    this.errors.clear();
    const restoreStackTraces = withoutStackTraces();
    try {
      await recorder.install(this.sdk.pulumi);
      this.configure(account);
      await this.register(recorder);
    } catch (error) {
      this.errors.add(error);
    } finally {
      restoreStackTraces();
    }
    const errors = [...recorder.refusals, ...[...this.errors].map((error) => this.describe(error))];
    const unanswered = [...recorder.unanswered];
    return errors.length > 0
      ? { ok: false, errors, unanswered }
      : { ok: true, resources: [...recorder.resources.values()], outputs: recorder.outputs, unanswered };
  }

  private readonly blame = (error: unknown): void => {
    this.errors.add(error);
  };

  private configure({ config: { values, secretKeys } }: Account): void {
    const qualified = (key: string): string => `${this.project.name}:${key}`;
    const config = Object.fromEntries(Object.entries(values).map(([key, text]) => [qualified(key), text]));
    this.sdk.pulumi.runtime.setAllConfig(config, [...secretKeys].map(qualified));
  }

  /** @throws Error where the program does not end, or where a deploy would fail although nothing was thrown. */
  private async register(recorder: Recorder): Promise<void> {
    const { RunError } = this.sdk.pulumi;
    const end = new AbortController();
    const { signal } = end;
    // It keeps nothing going: neither the process nor what is counted below.
    const limit = setTimeout(this.timeLimit, "late", { ref: false, signal });
    const outcome = await Promise.race([this.runToEnd(recorder, signal), limit]);
    limit.catch(() => undefined);
    end.abort();
    if (outcome === "late")
      throw new RunError(`the program has not ended within ${this.timeLimit / 1000} seconds`);
    const [leaked] = this.sdk.leakedPromises();
    if (this.errors.size > 0) return;
    if (this.sdk.hasErrors()) throw new RunError("the program has logged an error");
    if (leaked.size > 0)
      throw new RunError(
        `the program has ended with ${leaked.size} promises of Pulumi's unsettled; look for a promise that is not awaited, or for resources that wait for each other`,
      );
  }

  private async runToEnd(recorder: Recorder, signal: AbortSignal): Promise<void> {
    // A file operation of before ends by itself, and must not hide what the program begins.
    const idle = activity((it) => !it.startsWith("FSReq"));
    const timers = new ProgramTimers();
    try {
      await this.untilQuiet(recorder, signal, () => timers.areRunning() || activity() > idle);
    } finally {
      timers.stop();
    }
  }

  private async untilQuiet(recorder: Recorder, signal: AbortSignal, isBusy: () => boolean): Promise<void> {
    const { runtime } = this.sdk.pulumi;
    try {
      await runtime.runInPulumiStack(() => {
        runtime.registerStackTransformation(({ type, props }) => {
          recorder.learn(type, props);
          return undefined;
        });
        return this.program();
      });
    } catch (error) {
      this.errors.add(error);
    }
    await runtime.disconnect();
    // Until then nobody can tell that an error is handled by no one.
    await setImmediate();
    while (!signal.aborted && isBusy()) {
      await setTimeout(POLL_MS);
      await runtime.disconnect();
    }
    // What the last of it began.
    await setImmediate();
    await runtime.disconnect();
  }

  private describe(error: unknown): string {
    const { RunError, ResourceError } = this.sdk.pulumi;
    if (RunError.isInstance(error) || ResourceError.isInstance(error)) return error.message;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/**
 * The SDK takes a stack trace for each of its promises, and the whole of it for each resource: most of the time of a
 * run. Of an accessor V8 reads no limit and takes none, and the SDK cannot raise it.
 * @returns What lets errors have theirs again.
 */
function withoutStackTraces(): () => void {
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  Object.defineProperty(Error, "stackTraceLimit", {
    configurable: true,
    get: () => 0,
    set: () => undefined,
  });
  return () => {
    if (limit !== undefined) Object.defineProperty(Error, "stackTraceLimit", limit);
  };
}

/** Number of timers, sockets, file operations and so on that are under way. */
function activity(counts: (resource: string) => boolean = () => true): number {
  return process.getActiveResourcesInfo().filter(counts).length;
}
