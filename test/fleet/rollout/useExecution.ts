import type { Project } from "../../../fleet/accounts/project";
import type { Execution } from "../../../fleet/rollout/retry";
import type { Progress } from "../../../fleet/rollout/progress";
import type { ResourceStep, Task, TaskResult } from "../../../fleet/rollout/task";
import type {
  AccountResult,
  ChangeKind,
  ResourceChange,
  RunCommand,
  RunRecord,
} from "../../../fleet/runs/result";
import { beginRun, readRun, type Run } from "../../../fleet/runs/runDirectory";
import type { Wave } from "../../../fleet/settings/waves";
import { accountOf } from "../accounts/accountOf";
import { useFolder } from "../useFolder";

/** What a worker answers to a task; `nth` counts the tasks of its operation on its account, from 1. */
export type Script = (task: Task, nth: number) => TaskResult | Promise<TaskResult>;

/** An execution without engines: a script answers for the workers; journal and run directory are real. */
export class ScriptedExecution implements Execution {
  readonly run: Run;
  /** The tasks that the workers were given: `a preview`, in their order. */
  readonly asked: string[] = [];
  readonly tasks: Task[] = [];
  /** What those who watch are told, a line each. */
  readonly told: string[] = [];
  /** The most tasks that were under way at once. */
  mostAtOnce = 0;
  retry = { attempts: 3, firstDelaySeconds: 0.001, maxDelaySeconds: 0.002 };
  env: Readonly<Record<string, string>> = {};
  readonly policyPacks = ["pack"];
  readonly policyPackConfigs = ["pack.json"];
  readonly secretsProvider = undefined;
  allowRetained = false;

  removeStaleLocks = false;
  private underWay = 0;
  private request!: () => void;
  private readonly pending = {
    requested: false,
    whenRequested: new Promise<void>((resolve) => {
      this.request = resolve;
    }),
  };

  constructor(
    readonly project: Project,
    private readonly script: Script,
    waves: readonly Wave[],
    command: RunCommand,
  ) {
    this.run = beginRun(project, {
      command,
      waves: waves.map(({ name }) => name),
      accounts: waves.flatMap(({ name, accounts }) =>
        accounts.map(({ stack, accountId, tags }) => ({ stack, accountId, tags, wave: name })),
      ),
      controls: [],
    });
  }

  readonly interrupt = this.pending;

  /** What Ctrl-C does. */
  requestInterrupt(): void {
    this.pending.requested = true;
    this.request();
  }

  readonly workers = {
    run: async (task: Task, onResource: (step: ResourceStep) => void) => {
      this.asked.push(`${task.stack} ${task.previewOnly === true ? "preview" : task.operation}`);
      this.tasks.push(task);
      const nth = this.tasks.filter(
        ({ stack, operation }) => stack === task.stack && operation === task.operation,
      ).length;
      this.underWay += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
      onResource({ name: "alice", type: "aws:iam/user:User", op: "create" });
      // A worker never answers at once.
      await new Promise(setImmediate);
      const result = await this.script(task, nth);
      this.underWay -= 1;
      return result;
    },
  };

  readonly progress: Progress = {
    waveStarted: ({ name, accounts }) => this.told.push(`wave ${name} of ${accounts}`),
    phaseStarted: (phase, accounts) => this.told.push(`phase ${phase} of ${accounts}`),
    accountStarted: (stack, phase) => this.told.push(`${stack} begins ${phase}`),
    resource: () => undefined,
    retrying: (stack, attempt, { kind, cause }) =>
      this.told.push(`${stack} attempt ${attempt} ${kind}: ${cause}`),
    accountDone: (stack, phase, outcome) => this.told.push(`${stack} ${phase}: ${outcome}`),
    finished: ({ stack, outcome }) => this.told.push(`${stack} finished ${outcome}`),
    note: (text) => this.told.push(`note ${text}`),
    pause: () => this.told.push("pause of the view"),
  };

  record(): RunRecord {
    return readRun(this.project, this.run.name);
  }

  result(stack: string): AccountResult {
    const result = this.record().accounts.find((account) => account.stack === stack);
    if (result === undefined) throw new Error(`no account ${stack}`);
    return result;
  }

  /** `a completed, b failed: Denied`: each account with the first line of its cause. */
  outcomes(): string {
    return this.record()
      .accounts.map(({ stack, outcome, cause }) => {
        const why = cause === undefined ? "" : `: ${cause.split("\n", 1)[0] ?? ""}`;
        return `${stack} ${outcome}${why}`;
      })
      .join(", ");
  }
}

/** Lets the tests of a suite make executions, each in a project of its own. */
export function useExecution() {
  const folder = useFolder();
  return (script: Script, waves: readonly Wave[], command: RunCommand = "up"): ScriptedExecution =>
    new ScriptedExecution(
      { directory: folder.directory, name: "fleet", main: folder.directory },
      script,
      waves,
      command,
    );
}

/** A wave of accounts that tolerates no failure, with what is given instead. */
export function wave(name: string, stacks: string, changed: Partial<Wave> = {}): Wave {
  return {
    name,
    accounts: stacks.split(" ").map((stack) => accountOf(stack)),
    failureTolerance: 0,
    pauseMinutes: 0,
    ...changed,
  };
}

const TYPES = {
  User: "aws:iam/user:User",
  Budget: "aws:budgets/budget:Budget",
  Login: "aws:iam/userLoginProfile:UserLoginProfile",
  Alias: "aws:kms/alias:Alias",
};

/** `change("create User alice")`. */
export function change(text: `${ChangeKind} ${keyof typeof TYPES} ${string}`): ResourceChange {
  const [kind, short, name] = text.split(" ") as [ChangeKind, keyof typeof TYPES, string];
  const type = TYPES[short];
  return { urn: `urn:pulumi:s::fleet::${type}::${name}`, type, name, kind, properties: [] };
}

/** An operation that went well, with what it did or would do. */
export function does(...changes: ResourceChange[]): TaskResult {
  const count = (kind: ChangeKind) => changes.filter((one) => one.kind === kind).length;
  return {
    ok: true,
    counts: {
      create: count("create"),
      import: count("import"),
      update: count("update"),
      replace: count("replace"),
      delete: count("delete"),
      same: 3,
    },
    changes,
    findings: [],
    examined: true,
    uncaught: false,
    earlierTasks: 0,
  };
}

/** An operation that failed. */
export function fails(
  kind: NonNullable<TaskResult["failure"]>["kind"],
  cause: string,
  ...changes: ResourceChange[]
): TaskResult {
  return { ...does(...changes), ok: false, failure: { kind, cause }, examined: kind === "policy" };
}

/** What becomes of an account whose stack does not exist yet when all goes well: the next preview finds nothing to do. */
export const newAccount: Script = ({ operation }, nth) =>
  operation === "preview" && nth > 1 ? does() : does(change("create User alice"));
