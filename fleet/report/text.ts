import { join } from "node:path";
import { styleText } from "node:util";

import type { AccountResult, Outcome, RunRecord } from "../runs/result";
import { allFindings } from "./findings";
import {
  BROKEN_OUTCOMES,
  OUTCOMES_BROKEN_FIRST,
  OUTCOME_LABELS,
  changesText,
  countFindings,
  countOutcomes,
  duration,
  gistOf,
  runSeconds,
  sumChanges,
  verdictOf,
} from "./outcomes";
import { plain } from "./plain";

export interface TextOptions {
  /** Whether the reader is a terminal that shows colours and wants them. */
  color: boolean;
  /** Directory of the run, so that the paths of logs can be opened as they are printed; default: they start there. */
  runDirectory?: string;
}

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Outcome, Style>> = {
  completed: "green",
  unchanged: "green",
  drifted: "yellow",
  failed: "red",
  blocked: "red",
  "not-executed": "dim",
  interrupted: "yellow",
};

/** What `preview` shows has not happened, and what `drift` shows happened elsewhere. */
const CHANGES_TITLE: Readonly<Record<RunRecord["command"], string>> = {
  preview: "Planned changes",
  up: "Changes",
  drift: "Differences",
  destroy: "Changes",
  doctor: "Changes",
};

/**
 * The summary of a run: accounts by outcome, each broken account with its cause, then every finding in full and the
 * changes of all.
 * Ends with a newline.
 */
export function summaryText(record: RunRecord, { color, runDirectory = "" }: TextOptions): string {
  // Whether to colour is the caller's choice, not that of the stream that happens to be process.stdout.
  const paint = (style: Style, text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const sections = [
    [title(record, paint)],
    ...BROKEN_OUTCOMES.map((outcome) => brokenSection(record, outcome, paint, runDirectory)),
    findingsSection(record),
    totals(record, paint),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${text.join("\n\n")}\n`;
}

type Paint = (style: Style, text: string) => string;

function title(record: RunRecord, paint: Paint): string {
  const { ok, text } = verdictOf(record);
  const mark = ok ? paint("green", "✓") : paint("red", "✗");
  return `${mark} ${paint("bold", `${record.command} of ${plain(record.project)}: ${text}`)}`;
}

function brokenSection(
  { accounts }: RunRecord,
  outcome: Outcome,
  paint: Paint,
  runDirectory: string,
): string[] {
  const results = accounts.filter((result) => result.outcome === outcome);
  if (results.length === 0) return [];
  const heading = `${paint(STYLES[outcome], OUTCOME_LABELS[outcome])} (${results.length})`;
  return [
    heading,
    ...(outcome === "not-executed"
      ? byCause(results)
      : results.flatMap((result) => accountLines(result, runDirectory))),
  ];
}

function accountLines(result: AccountResult, runDirectory: string): string[] {
  const { stack, accountId, wave, log } = result;
  return [
    `  ${plain(stack)} (${plain(accountId)}, ${plain(wave)}): ${plain(gistOf(result) ?? "no cause is known")}`,
    ...(log === undefined ? [] : [`    log: ${plain(join(runDirectory, log))}`]),
  ];
}

/** A thousand accounts that were held back for one reason are one paragraph. */
function byCause(results: readonly AccountResult[]): string[] {
  const causes = new Map<string, string[]>();
  for (const result of results) {
    const cause = plain(gistOf(result) ?? "no cause is known");
    const stacks = causes.get(cause) ?? [];
    stacks.push(plain(result.stack));
    causes.set(cause, stacks);
  }
  return [...causes].map(([cause, stacks]) => `  ${cause}: ${stacks.join(", ")}`);
}

/** Each finding in full: the lines of the accounts above have only the gist. */
function findingsSection({ accounts }: RunRecord): string[] {
  const lines = allFindings(accounts);
  return lines.length === 0 ? [] : ["findings", ...lines.map((line) => `  ${line}`)];
}

function totals(record: RunRecord, paint: Paint): string[] {
  const { accounts, command, run } = record;
  const counts = countOutcomes(accounts);
  const outcomes = OUTCOMES_BROKEN_FIRST.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    paint(STYLES[outcome], `${counts[outcome]} ${OUTCOME_LABELS[outcome]}`),
  );
  const changes = sumChanges(accounts);
  const { mandatory, advisory, unknown } = countFindings(accounts);
  const seconds = runSeconds(record);
  const rows: [string, string | undefined][] = [
    ["Accounts", `${accounts.length}${outcomes.length > 0 ? ` (${outcomes.join(", ")})` : ""}`],
    [CHANGES_TITLE[command], changes && `${changesText(changes)}; ${changes.same} unchanged`],
    [
      "Findings",
      mandatory + advisory + unknown > 0
        ? `${mandatory} mandatory, ${advisory} advisory, ${unknown} unknown`
        : undefined,
    ],
    ["Run", seconds === undefined ? plain(run) : `${plain(run)}, ${duration(seconds)}`],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}
