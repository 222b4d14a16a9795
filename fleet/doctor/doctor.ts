import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";
import { forEachBounded } from "../rollout/bounded";
import { type AccountResult, type Finding, identify, type RunRecord } from "../runs/result";
import { beginRun, readRun, sessionName } from "../runs/runDirectory";
import { CHECKS } from "./checks";
import { CONTROLS, examineAccount } from "./examineAccount";

export interface DoctorOptions {
  /** How many accounts are examined at a time. */
  readonly concurrency: number;
  /** A run that `--resume` names: where it is one of doctor's, it goes on. */
  readonly resumed: RunRecord | undefined;
  /** Gets each result as soon as it is there. */
  readonly onResult: (result: AccountResult) => void;
}

/** The one wave of a run: doctor changes nothing, so there is no order to keep. */
const WAVE = "all";

/** Examines accounts by calls that only read, and keeps the results as a run of the project. */
export async function doctor(
  project: Project,
  accounts: readonly Account[],
  { concurrency, resumed, onResult }: DoctorOptions,
): Promise<RunRecord> {
  const run = beginRun(
    project,
    {
      command: "doctor",
      waves: [WAVE],
      accounts: accounts.map((account) => identify(account, WAVE)),
      controls: CONTROLS,
    },
    resumed,
  );
  const nothing = (): undefined => undefined;
  await forEachBounded(accounts, concurrency, nothing, async (account) => {
    run.journal.write({ type: "account-started", stack: account.stack, phase: "examine", attempt: 1 });
    const result = await examine(account, project.directory, sessionName(run));
    run.journal.write({ type: "account-finished", result });
    onResult(result);
  });
  run.journal.write({ type: "run-finished" });
  return readRun(project, run.name);
}

async function examine(account: Account, directory: string, sessionName: string): Promise<AccountResult> {
  const startedAt = new Date();
  const { entered, findings } = await examineAccount(account, directory, sessionName);
  return {
    ...identify(account, WAVE),
    ...verdict(findings),
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1_000,
    attempts: 1,
    changes: [],
    findings,
    examined: entered,
  };
}

const ADVISORY: ReadonlySet<string> = new Set(
  CHECKS.filter(({ level }) => level === "advisory").map(({ name }) => name),
);

/** An account fails by what a mandatory check found, and by what it could not tell: not proven is not passed. */
export function verdict(findings: readonly Finding[]): Pick<AccountResult, "outcome" | "cause"> {
  const [first, ...others] = findings.filter(({ control }) => !ADVISORY.has(control));
  if (first === undefined) return { outcome: "completed" };
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return { outcome: "failed", cause: `${first.control}: ${first.message}${more}` };
}
