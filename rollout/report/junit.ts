import builder from "junit-report-builder";
import type { TestCase, TestSuite } from "junit-report-builder";

import type { AccountResult, RunRecord } from "../run/result";
import { OUTCOME_LABELS, gistOf } from "./outcomes";
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
  switch (outcome) {
    case "completed":
    case "unchanged":
      break;
    case "not-executed":
      // The format's `skipped` has no room for a cause.
      testCase.skipped().standardOutput(message);
      return;
    case "interrupted":
      testCase.error(message, outcome, details);
      break;
    case "failed":
    case "blocked":
    case "drifted":
      testCase.failure(message, outcome).stacktrace(details);
  }
  if (log !== undefined) testCase.standardOutput(`log: ${plain(log)}`);
}

function detailsOf({ accountId, cause, findings, changes }: AccountResult): string {
  return [
    `account ${accountId}`,
    ...(cause === undefined ? [] : [cause]),
    ...findings.map(
      ({ level, control, subject, message, fix }) =>
        `${level}: ${control}${subject === undefined ? "" : ` (${subject})`}: ${message}` +
        (fix === undefined ? "" : `\n  fix: ${fix}`),
    ),
    ...changes.map(({ kind, type, name }) => `${kind} ${type} ${name}`),
  ].join("\n");
}
