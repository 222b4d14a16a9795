import type { RunRecord } from "../../runs/result";
import {
  OUTCOMES_BROKEN_FIRST,
  OUTCOME_LABELS,
  changesText,
  countFindings,
  counted,
  countOutcomes,
  duration,
  runSeconds,
  sumChanges,
  utc,
  verdictOf,
} from "../outcomes";
import { escapeHtml } from "./escape";

/** The verdict, the number of accounts by outcome, and the facts of the run. */
export function pageHeader(record: RunRecord): string {
  const { project, command, accounts } = record;
  const { ok, text } = verdictOf(record);
  const counts = countOutcomes(accounts);
  const numbers = OUTCOMES_BROKEN_FIRST.map(
    (outcome) =>
      `<div class="${counts[outcome] > 0 ? outcome : "none"}"><dt>${OUTCOME_LABELS[outcome]}</dt><dd>${counts[outcome]}</dd></div>`,
  );
  const facts = factsOf(record).map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return `<header>
<p class="what">${escapeHtml(project)} · ${command}</p>
<h1><span class="mark ${ok ? "good" : "bad"}" aria-hidden="true">${ok ? "✓" : "✕"}</span> ${escapeHtml(text)}</h1>
<dl class="numbers">${numbers.join("")}</dl>
<dl class="facts">${facts.join("")}</dl>
</header>`;
}

function factsOf(record: RunRecord): [string, string][] {
  const { run, startedAt, accounts, waves } = record;
  const changes = sumChanges(accounts);
  const seconds = runSeconds(record);
  const { mandatory, advisory, unknown } = countFindings(accounts);
  return [
    ["Run", escapeHtml(run)],
    ["Started", `<time datetime="${escapeHtml(startedAt)}">${escapeHtml(utc(startedAt))}</time>`],
    ["Took", seconds === undefined ? "it did not end" : duration(seconds)],
    ["Accounts", `${accounts.length} in ${counted(waves.length, "wave")}: ${escapeHtml(waves.join(", "))}`],
    ...(changes
      ? [["Changes", `${changesText(changes)}; ${changes.same} unchanged`] as [string, string]]
      : []),
    ["Findings", `${mandatory} mandatory, ${advisory} advisory, ${unknown} unknown`],
  ];
}
