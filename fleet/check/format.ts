import { type FileProblem, problemLine } from "../accounts/account";
import { findingLines } from "../report/findings";
import type { AccountCheck } from "./accountCheck";
import { formatControls } from "./controls";
import { formatCost } from "./cost/format";
import { accounts, list, number } from "../view/text";

/** What came out of a check of several accounts. */
export interface CheckReport {
  /** Mistakes in `rollout.yaml`. */
  settingsProblems?: readonly FileProblem[];
  /** Mistakes in stack files, whose accounts were not run. */
  problems: readonly FileProblem[];
  checks: readonly AccountCheck[];
}

/** A paragraph for each fault with the accounts that have it, a summary, and what the baseline protects and costs. */
export function formatText({ settingsProblems = [], problems, checks }: CheckReport): string {
  const invalid = new Set(problems.map(({ stack }) => stack)).size;
  const count = (outcome: AccountCheck["outcome"]): number =>
    checks.filter((check) => check.outcome === outcome).length;
  const parts = [
    [invalid, "with mistakes in the stack file"],
    [count("failed"), "failed"],
    [count("blocked"), "blocked by policy"],
  ] as const;
  const total = checks.length + invalid;
  const summary = [
    `${accounts(total)}: ${number(count("accepted"))} accepted`,
    ...parts.flatMap(([size, what]) => (size === 0 ? [] : [`${number(size)} ${what}`])),
  ].join(", ");
  const estimates = checks.flatMap(({ cost }) => cost ?? []);
  const controls = checks.flatMap((check) => check.controls ?? []);
  return [
    ...[...settingsProblems, ...problems].map(problemLine),
    ...faults(checks),
    summary,
    ...formatControls(controls, total),
    ...formatCost(estimates, total),
    "",
  ].join("\n");
}

/** One line of JSON for each account, after one for `rollout.yaml` if it has mistakes. */
export function formatJson({ settingsProblems = [], problems, checks }: CheckReport): string {
  const byStack = new Map<string, FileProblem[]>();
  for (const problem of problems)
    byStack.set(problem.stack, [...(byStack.get(problem.stack) ?? []), problem]);
  const invalid = [...byStack].map(([stack, own]) => ({ stack, outcome: "invalid", problems: own }));
  const settings =
    settingsProblems.length === 0
      ? []
      : [{ file: "rollout.yaml", outcome: "invalid", problems: settingsProblems }];
  return [...settings, ...invalid, ...checks].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * Exit code of a check, the gravest that applies: 2 mistakes in stack files or `rollout.yaml`, since nothing is known of
 * their accounts; 1 a program failed; 4 blocked by policy; 0 all accepted.
 */
export function exitCodeOf({ settingsProblems = [], problems, checks }: CheckReport): number {
  if (settingsProblems.length + problems.length > 0) return 2;
  if (checks.some(({ outcome }) => outcome === "failed")) return 1;
  return checks.some(({ outcome }) => outcome === "blocked") ? 4 : 0;
}

/** Every error and every finding in full, advice too. What many accounts have is shown once. */
function faults(checks: readonly AccountCheck[]): string[] {
  const stacks = new Map<string, string[]>();
  for (const { stack, outcome, errors, findings, unanswered } of checks) {
    const texts = [...errors, ...findings.map((finding) => findingLines(finding).join("\n"))];
    const note =
      outcome === "accepted" || unanswered.length === 0
        ? ""
        : `\nOnly a preview knows what AWS answers to ${unanswered.join(", ")}. If a finding is about a missing answer, the preview decides.`;
    for (const text of new Set(texts))
      stacks.set(`${text}${note}`, [...(stacks.get(`${text}${note}`) ?? []), stack]);
  }
  return [...stacks].map(([text, names]) => `${list(names)}: ${text.replaceAll("\n", "\n  ")}`);
}
