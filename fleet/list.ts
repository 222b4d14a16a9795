import Table from "cli-table3";

import type { Account } from "./accounts/account";
import type { Project } from "./accounts/project";
import type { RunRecord } from "./runs/result";
import { readRun, runNames } from "./runs/runDirectory";
import type { Settings } from "./settings/schema";
import { waves } from "./settings/waves";

/** How many runs are looked through for an account's last result. */
const MAX_RUNS = 100;

export interface ListedAccount {
  stack: string;
  accountId: string;
  ou: string | undefined;
  tags: Readonly<Record<string, string>>;
  wave: string;
  last: { run: string; command: RunRecord["command"]; outcome: string } | undefined;
}

/** The accounts in the order of the rollout, each with its wave and what its last run on this machine came to. */
export function listAccounts(
  project: Project,
  accounts: readonly Account[],
  settings: Settings,
): ListedAccount[] {
  const last = lastResults(project, new Set(accounts.map(({ stack }) => stack)));
  return waves(accounts, settings).flatMap((wave) =>
    wave.accounts.map(({ stack, accountId, ou, tags }) => ({
      stack,
      accountId,
      ou,
      tags,
      wave: wave.name,
      last: last.get(stack),
    })),
  );
}

/** The accounts as a table. */
export function formatList(rows: readonly ListedAccount[]): string {
  const table = new Table({
    head: ["stack", "account", "unit", "tags", "wave", "last run"],
    style: { head: [], border: [] },
  });
  for (const { stack, accountId, ou, tags, wave, last } of rows) {
    const tagText = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    table.push([
      stack,
      accountId,
      ou ?? "",
      tagText.join(" "),
      wave,
      last ? `${last.command}: ${last.outcome}` : "",
    ]);
  }
  return table.toString();
}

function lastResults(project: Project, wanted: ReadonlySet<string>): Map<string, ListedAccount["last"]> {
  const found = new Map<string, ListedAccount["last"]>();
  for (const run of runNames(project).slice(-MAX_RUNS).reverse()) {
    if (found.size === wanted.size) break;
    const { command, accounts } = readRun(project, run);
    for (const { stack, outcome } of accounts) {
      if (outcome !== "not-executed" && wanted.has(stack) && !found.has(stack))
        found.set(stack, { run, command, outcome });
    }
  }
  return found;
}
