import type { AccountResult, RunRecord } from "../runs/result";
import { UsageError } from "../usageError";

/**
 * Several runs as one, such as the shards of a CI matrix. Of an account that several of them name, the latest word
 * counts, where there is one: `not-executed` is none.
 * @throws UsageError for runs that cannot be read as one, because they did different things.
 */
export function mergeRuns(records: readonly RunRecord[]): RunRecord {
  const [first, ...others] = [...records].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  if (first === undefined) throw new UsageError("no run to report on");
  if (others.length === 0) return first;
  const all = [first, ...others];
  for (const key of ["command", "project"] as const) {
    const different = all.find((record) => record[key] !== first[key]);
    if (different === undefined) continue;
    throw new UsageError(
      `the runs cannot be shown as one: ${key} of ${first.run} is ${first[key]}, of ${different.run} it is ${different[key]}`,
    );
  }
  const end = all
    .map(({ finishedAt }) => finishedAt)
    .reduce((latest, at) =>
      latest === undefined || at === undefined ? undefined : at > latest ? at : latest,
    );
  return {
    run: all.map(({ run }) => run).join(" + "),
    command: first.command,
    project: first.project,
    startedAt: first.startedAt,
    ...(end === undefined ? {} : { finishedAt: end }),
    waves: [...new Set(all.flatMap(({ waves }) => waves))],
    controls: [
      ...new Map(all.flatMap(({ controls }) => controls).map((control) => [control.name, control])).values(),
    ],
    accounts: mergeAccounts(all),
  };
}

function mergeAccounts(records: readonly RunRecord[]): AccountResult[] {
  const results = new Map<string, AccountResult>();
  for (const { run, accounts } of records) {
    for (const result of accounts) {
      if (result.outcome === "not-executed" && results.has(result.stack)) continue;
      // Each run has a directory of its own, so a path has to say which.
      const { log } = result;
      results.set(result.stack, log === undefined ? result : { ...result, log: `${run}/${log}` });
    }
  }
  return [...results.values()];
}
