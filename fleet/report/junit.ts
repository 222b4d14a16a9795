import builder from "junit-report-builder";
import type { TestCase, TestSuite } from "junit-report-builder";

import type { AccountResult, RunRecord } from "../runs/result";
import { OUTCOME_LABELS, gistOf } from "./outcomes";
import { findingLines } from "./findings";
import { plain, plainLines } from "./plain";

/**
 * `report --format junit`: a test suite for each wave, a test case for each account, so that a CI's test view shows
 * which accounts are broken. What is not executed is skipped; an interrupted account is an error; every other account
 * that is not completed or unchanged is a failure.
 */
export function junitReport(record: RunRecord): string {
  const report = builder.newBuilder().name(plain(`${record.project} ${record.command}`));
  for (const wave of new Set([...record.waves, ...record.accounts.map((result) => result.wave)])) {
    const accounts = record.accounts.filter((result) => result.wave === wave);
    if (accounts.length > 0) addSuite(report.testSuite(), wave, accounts, record);
  }
  return report.build();
}

function addSuite(
  suite: TestSuite,
  wave: string,
  accounts: readonly AccountResult[],
  { run, startedAt }: RunRecord,
): void {
  const seconds = accounts.reduce((total, result) => total + (result.seconds ?? 0), 0);
  suite.name(plain(wave)).timestamp(startedAt).time(seconds).property("run", plain(run));
  for (const result of accounts) addCase(suite.testCase(), result);
}

function addCase(testCase: TestCase, result: AccountResult): void {
  const { stack, wave, ou, outcome, seconds, log } = result;
  testCase
    .name(plain(stack))
    .className(plain(ou === undefined ? wave : `${wave}/${ou}`))
    .time(seconds ?? 0);
  const message = plain(gistOf(result) ?? OUTCOME_LABELS[outcome]);
  const details = plainLines(detailsOf(result));
  const findings = result.findings.flatMap(findingLines);
  const logLine = log === undefined ? [] : [`log: ${plain(log)}`];
  switch (outcome) {
    case "completed":
    case "unchanged":
      addOutput(testCase, [...findings, ...logLine]);
      return;
    case "not-executed":
      // The format's `skipped` has no room for a cause.
      testCase.skipped();
      addOutput(testCase, [message, ...findings]);
      return;
    case "interrupted":
      testCase.error(message, outcome, details);
      break;
    case "failed":
    case "blocked":
    case "drifted":
      testCase.failure(message, outcome).stacktrace(details);
  }
  addOutput(testCase, logLine);
}

function addOutput(testCase: TestCase, lines: readonly string[]): void {
  if (lines.length > 0) testCase.standardOutput(lines.join("\n"));
}

function detailsOf({ accountId, cause, findings, changes }: AccountResult): string {
  return [
    `account ${accountId}`,
    ...(cause === undefined ? [] : [cause]),
    ...findings.flatMap(findingLines),
    ...changes.map(({ kind, type, name }) => `${kind} ${type} ${name}`),
  ].join("\n");
}
