import { appendFileSync, existsSync, readFileSync, truncateSync } from "node:fs";

import type { AccountResult, ControlDescription, RunCommand, RunRecord } from "./result";

/** What is known of an account before its turn comes. */
export type SelectedAccount = Pick<AccountResult, "stack" | "accountId" | "ou" | "tags" | "wave">;

/** One line of a run's journal. */
export type JournalEntry =
  | {
      type: "run-started";
      run: string;
      command: RunCommand;
      project: string;
      waves: readonly string[];
      controls: readonly ControlDescription[];
      accounts: readonly SelectedAccount[];
      /** Process and machine, by which another one can tell whether the run is still under way. */
      pid: number;
      host: string;
    }
  /** The run goes on with accounts that it had not done; it was killed, or these had failed. */
  | { type: "run-resumed"; accounts: readonly string[]; pid: number; host: string }
  | { type: "wave-started"; wave: string }
  | { type: "account-started"; stack: string; phase: string; attempt: number }
  | { type: "account-retried"; stack: string; phase: string; attempt: number; cause: string }
  | { type: "account-finished"; result: AccountResult }
  | { type: "wave-finished"; wave: string }
  | { type: "run-finished" };

export type TimedEntry = JournalEntry & {
  /** ISO 8601. */
  at: string;
};

/** Appends to the journal of a run: a line of JSON for each entry, on disk before anything further is done. */
export class Journal {
  constructor(private readonly file: string) {
    if (existsSync(file)) removeCutLine(file);
  }

  write(entry: JournalEntry): void {
    const line: TimedEntry = { ...entry, at: new Date().toISOString() };
    appendFileSync(this.file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}

/** What a kill has cut off must not become the beginning of the next entry. */
function removeCutLine(file: string): void {
  const text = readFileSync(file);
  truncateSync(file, text.lastIndexOf("\n") + 1);
}

/** The entries of a journal; a last line that a kill has cut off is left out. */
export function readJournal(file: string): TimedEntry[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TimedEntry);
}

/**
 * What a journal comes to. An account that was under way when the run ended without a word counts as interrupted, one
 * whose turn had not come as not executed.
 * @returns undefined for a journal whose run never began.
 */
export function fold(entries: readonly TimedEntry[]): RunRecord | undefined {
  const start = entries.find((entry) => entry.type === "run-started");
  if (start === undefined) return undefined;
  const results = new Map<string, AccountResult>();
  const began = new Map<string, string>();
  let finishedAt: string | undefined;
  let owner = { pid: start.pid, host: start.host };
  for (const entry of entries) {
    finishedAt = entry.type === "run-finished" ? entry.at : undefined;
    if (entry.type === "account-started" && !began.has(entry.stack)) began.set(entry.stack, entry.at);
    if (entry.type === "account-finished") {
      results.set(entry.result.stack, entry.result);
      began.delete(entry.result.stack);
    }
    if (entry.type === "run-resumed") {
      owner = { pid: entry.pid, host: entry.host };
      for (const stack of entry.accounts) results.delete(stack);
    }
  }
  const { run, command, project, waves, controls } = start;
  return {
    run,
    command,
    project,
    startedAt: start.at,
    owner,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    waves,
    controls,
    accounts: start.accounts.map(
      (account) => results.get(account.stack) ?? withoutResult(account, began.get(account.stack)),
    ),
  };
}

function withoutResult(account: SelectedAccount, startedAt: string | undefined): AccountResult {
  const nothing = { changes: [], findings: [], examined: false };
  if (startedAt === undefined)
    return { ...account, outcome: "not-executed", cause: "the run ended before its turn", ...nothing };
  return {
    ...account,
    outcome: "interrupted",
    cause: "the run ended while it was under way",
    startedAt,
    ...nothing,
  };
}
