import type { AccountResult, Finding } from "../runs/result";
import { diffLines } from "./diff";
import { findingTitle } from "./findings";
import { OUTCOME_LABELS, changesText, duration, gistOf, isBroken } from "./outcomes";
import { plain, plainLines } from "./plain";

/** Characters of a cause that a table's cell shows; the whole is in the details. */
const CAUSE_LENGTH = 200;

export const TABLE_HEAD = [
  row(["Account", "OU", "Wave", "Outcome", "Cause", "Changes", "Time"]),
  row(["---", "---", "---", "---", "---", "---", "--:"]),
];

/** An account as a row of the table. */
export function accountRow(result: AccountResult): string {
  const { stack, accountId, ou, wave, outcome, counts, seconds } = result;
  const cause = isBroken(result) ? gistOf(result) : undefined;
  return row([
    `${code(stack)} ${code(accountId)}`,
    ou === undefined ? "" : code(ou),
    code(wave),
    OUTCOME_LABELS[outcome],
    cause === undefined ? "" : code(shortened(cause)),
    counts === undefined ? "" : changesText(counts),
    seconds === undefined ? "" : duration(seconds),
  ]);
}

/** What is to say of an account beyond its row; undefined where there is nothing. */
export function accountDetails({ changes, ...result }: AccountResult): string | undefined {
  return details({ ...result, changes }, changes.length === 0 ? [] : changes.flatMap(diffLines));
}

/** The same without the properties of its changes, which may be larger than all else. */
export function detailsWithoutDiff({ changes, ...result }: AccountResult): string | undefined {
  if (result.findings.length === 0) return undefined;
  const lines = [`${changes.length} changed resources are left out here, which did not fit`];
  return details({ ...result, changes }, changes.length === 0 ? [] : lines);
}

function details(result: AccountResult, diff: readonly string[]): string | undefined {
  const { stack, cause = "", findings, log, outcome } = result;
  const causeLines = cause.includes("\n") || cause.length > CAUSE_LENGTH ? cause.split("\n").map(plain) : [];
  if (diff.length + findings.length + causeLines.length === 0) return undefined;
  return [
    `<details><summary>${code(stack)}: ${OUTCOME_LABELS[outcome]}</summary>`,
    "",
    ...(causeLines.length === 0 ? [] : [fenced("text", causeLines), ""]),
    ...findings.flatMap(findingBlock),
    ...(findings.length === 0 ? [] : [""]),
    ...(diff.length === 0 ? [] : [fenced("diff", diff), ""]),
    ...(log === undefined ? [] : [`Log: ${code(log)}`, ""]),
    "</details>",
    "",
  ].join("\n");
}

/** A finding in full; a message of several lines keeps them. */
function findingBlock(finding: Finding): string[] {
  const lines = plainLines(finding.message).trimEnd().split("\n");
  const title = findingTitle(finding);
  const fix = finding.fix === undefined ? [] : [`  <br>Fix: ${code(finding.fix)}`];
  if (lines.length === 1) return [`- ${code(`${title}: ${lines.join("")}`)}`, ...fix];
  return [`- ${code(title)}`, ...fix, "", fenced("text", lines), ""];
}

function shortened(text: string): string {
  return text.length <= CAUSE_LENGTH ? text : `${text.slice(0, CAUSE_LENGTH - 1)}…`;
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/**
 * Text from an account, which must not become a cell of its own, a link, HTML or a mention that mails people: GitHub
 * looks for mentions and references everywhere but in code.
 */
export function code(text: string): string {
  const escaped = plain(text).replace(
    /[^\p{L}\p{N} .,;:/-]/gu,
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  );
  return `<code>${escaped}</code>`;
}

/** A block that its content cannot close. */
function fenced(language: string, lines: readonly string[]): string {
  const content = lines.join("\n");
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${content}\n${fence}`;
}
