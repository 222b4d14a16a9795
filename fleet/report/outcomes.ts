import { CHANGES, OUTCOMES } from "../runs/result";
import type { AccountResult, ChangeCounts, Finding, Outcome, RunRecord } from "../runs/result";

/** How an outcome is called in every format. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  completed: "completed",
  unchanged: "unchanged",
  drifted: "drifted",
  failed: "failed",
  blocked: "blocked by policy",
  "not-executed": "not executed",
  interrupted: "interrupted",
};

/** Outcomes that someone has to look at, the worst first: the order in which every format lists accounts. */
export const BROKEN_OUTCOMES = [
  "failed",
  "blocked",
  "interrupted",
  "drifted",
  "not-executed",
] as const satisfies readonly Outcome[];

export const OUTCOMES_BROKEN_FIRST = [...BROKEN_OUTCOMES, "completed", "unchanged"] as const;

export function isBroken({ outcome }: Pick<AccountResult, "outcome">): boolean {
  return outcome !== "completed" && outcome !== "unchanged";
}

/** Accounts in the order of a report: the broken ones first, the worst of them before the others. */
export function brokenFirst(accounts: readonly AccountResult[]): AccountResult[] {
  const broken = BROKEN_OUTCOMES.flatMap((outcome) =>
    accounts.filter((result) => result.outcome === outcome),
  );
  return [...broken, ...accounts.filter((result) => !isBroken(result))];
}

export function countOutcomes(accounts: readonly AccountResult[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of accounts) counts[outcome] += 1;
  return counts;
}

/** The changes of all accounts together; undefined where no account has counts, as after `doctor`. */
export function sumChanges(accounts: readonly AccountResult[]): ChangeCounts | undefined {
  const all = accounts.flatMap(({ counts }) => counts ?? []);
  if (all.length === 0) return undefined;
  const sum = (kind: keyof ChangeCounts): number => all.reduce((total, counts) => total + counts[kind], 0);
  return {
    create: sum("create"),
    import: sum("import"),
    update: sum("update"),
    replace: sum("replace"),
    delete: sum("delete"),
    same: sum("same"),
  };
}

export function countFindings(accounts: readonly AccountResult[]): Record<Finding["level"], number> {
  const counts = { mandatory: 0, advisory: 0, unknown: 0 };
  for (const { level } of accounts.flatMap(({ findings }) => findings)) counts[level] += 1;
  return counts;
}

export interface Verdict {
  ok: boolean;
  /** Such as `2 failed, 1 not executed` or `all 60 accounts are as they should be`. */
  text: string;
}

/** What came out of a run, in one line. A run that never ended is not a success, whatever its accounts say. */
export function verdictOf({ accounts, finishedAt }: RunRecord): Verdict {
  const counts = countOutcomes(accounts);
  const broken = BROKEN_OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${counts[outcome]} ${OUTCOME_LABELS[outcome]}`,
  );
  const problems = finishedAt === undefined ? ["the run did not end", ...broken] : broken;
  if (problems.length > 0) return { ok: false, text: problems.join(", ") };
  const good = (["completed", "unchanged"] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  return { ok: good.length > 0, text: good.length > 0 ? good.join(", ") : "no accounts" };
}

/** Why an account is broken, in one line; undefined where nothing is known. */
export function gistOf({ cause, findings, changes }: AccountResult): string | undefined {
  const first = cause?.split("\n").find((line) => line.trim() !== "");
  if (first !== undefined) return first.trim();
  const finding = findings.find(({ level }) => level === "mandatory") ?? findings[0];
  if (finding) return `${finding.control}: ${finding.message}`.split("\n", 1)[0];
  return changes.length > 0 ? counted(changes.length, "resource differs", "resources differ") : undefined;
}

/** `1 create, 3 update`, or `none`; what stays the same is no change. */
export function changesText(counts: ChangeCounts): string {
  const parts = CHANGES.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** `1 account`, `2 accounts`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** `4 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Seconds from start to end of a run; undefined for one that did not end. */
export function runSeconds({ startedAt, finishedAt }: RunRecord): number | undefined {
  return finishedAt === undefined ? undefined : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}

/** `2026-11-24 22:33 UTC`. */
export function utc(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
}
