import type { AccountResult, Finding, RunRecord } from "../runs/result";

const SIGNS: Record<Finding["level"], string> = { mandatory: "✗", advisory: "!", unknown: "?" };

/** What is wrong with one account, and how to mend it. */
export function formatResult({ stack, accountId, findings }: AccountResult): string {
  const head = `${stack} (${accountId})`;
  if (findings.length === 0) return `${head}: all checks passed`;
  const lines = findings.flatMap(({ control, level, message, fix }) => [
    `  ${SIGNS[level]} ${control}: ${level === "unknown" ? "unknown: " : ""}${message}`,
    ...(fix === undefined ? [] : [`      ${fix}`]),
  ]);
  return [head, ...lines].join("\n");
}

/** The last lines: how many accounts are in order, and where all of it is kept. */
export function formatSummary({ run, accounts }: RunRecord): string {
  const failing = accounts.filter(({ outcome }) => outcome === "failed").length;
  const advised = accounts.filter(
    ({ outcome, findings }) => outcome !== "failed" && findings.length > 0,
  ).length;
  const healthy = accounts.length - failing - advised;
  const examined = `${accounts.length} ${accounts.length === 1 ? "account" : "accounts"} examined`;
  return `${examined}: ${healthy} in order, ${advised} with advice, ${failing} failing\nrun ${run}`;
}
