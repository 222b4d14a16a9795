import { availableParallelism, freemem } from "node:os";

import workerpool, { type Pool } from "workerpool";

import { type ResourceStep, STOP_SIGNAL, type Task, type TaskEvent, type TaskResult } from "./task";

/** What an engine, the aws plugin and the program take at most while one account is under way, in bytes. */
const MEMORY_PER_ACCOUNT = 1024 ** 3;
const MAX_DEFAULT_CONCURRENCY = 16;
/** Operations that must not simply be done once more. */
const CHANGING: ReadonlySet<Task["operation"]> = new Set(["update", "destroy", "recover"]);

/** Accounts at a time by default: two a core, since half of an account's time is waiting, as far as memory goes. */
export function defaultConcurrency(cores = availableParallelism(), freeMemory = freemem()): number {
  return Math.max(
    1,
    Math.min(2 * cores, Math.floor(freeMemory / MEMORY_PER_ACCOUNT), MAX_DEFAULT_CONCURRENCY),
  );
}

/**
 * Processes in which programs run. Each takes one task at a time and stays for the next, so that Pulumi's SDK and the
 * AWS classes are loaded once; a program that takes its process down takes nobody else's account along.
 */
export class Workers {
  private readonly pool: Pool;
  /** The processes that run a task. */
  private readonly running = new Set<number>();

  /**
   * @param script The program of a worker, bundled.
   * @param variables On top of this process's own.
   */
  constructor(
    private readonly script: string,
    count: number,
    private readonly variables: Readonly<Record<string, string>>,
  ) {
    this.pool = this.newPool(count);
  }

  /** Runs a task. Never rejects: a process that dies is the account's result. */
  async run(task: Task, onResource: (resource: ResourceStep) => void): Promise<TaskResult> {
    const result = await this.execute(this.pool, task, onResource);
    // What another account's program left behind in that process may have hit this one.
    if (!result.uncaught || result.failure?.kind !== "error" || result.earlierTasks === 0) return result;
    if (CHANGING.has(task.operation)) {
      // Whoever asked for it looks at what was done already, and then tries again.
      return { ...result, failure: { ...result.failure, kind: "transient" } };
    }
    const fresh = this.newPool(1);
    try {
      return await this.execute(fresh, task, onResource);
    } finally {
      void fresh.terminate(true);
    }
  }

  /** Cancels what is under way: engines finish the step they are at, save the state and end. */
  cancel(): void {
    for (const pid of this.running) {
      try {
        process.kill(pid, STOP_SIGNAL);
      } catch {
        // It has ended meanwhile, which is its task's result.
      }
    }
  }

  /** Ends the processes, which must be at no task any more. */
  async end(): Promise<void> {
    await this.pool.terminate(true);
  }

  private async execute(
    pool: Pool,
    task: Task,
    onResource: (resource: ResourceStep) => void,
  ): Promise<TaskResult> {
    let pid: number | undefined;
    const on = (event: TaskEvent): void => {
      if (event.type === "resource") onResource(event.resource);
      else this.running.add((pid = event.pid));
    };
    try {
      return (await pool.exec("run", [task], { on })) as TaskResult;
    } catch (error) {
      return lost(error);
    } finally {
      if (pid !== undefined) this.running.delete(pid);
    }
  }

  private newPool(count: number): Pool {
    return workerpool.pool(this.script, {
      workerType: "process",
      maxWorkers: count,
      forkOpts: {
        // In groups of their own, so that Ctrl-C in a terminal reaches this process alone, which decides what it means.
        detached: true,
        env: { ...process.env, ...this.variables },
      },
    });
  }
}

/** The result of a task whose process is gone. It may have been another account's doing where it was not alone there. */
function lost(error: unknown): TaskResult {
  return {
    ok: false,
    failure: { kind: "error", cause: `the process that ran the program ended: ${reason(error)}` },
    counts: { create: 0, import: 0, update: 0, replace: 0, delete: 0, same: 0 },
    changes: [],
    findings: [],
    examined: false,
    uncaught: true,
    earlierTasks: 1,
  };
}

/** The exit code or the signal, as workerpool words it. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [code, signal] = ["exitCode", "signalCode"].map(
    (name) => new RegExp(`${name}: \`([^\`]+)\``).exec(text)?.[1],
  );
  if (signal !== undefined && signal !== "null") return `signal ${signal}`;
  return code === undefined ? (text.split("\n", 1)[0] ?? "") : `exit code ${code}`;
}
