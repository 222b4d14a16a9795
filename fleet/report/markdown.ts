import type { AccountResult, RunRecord } from "../runs/result";
import { accountDetails, accountRow, code, detailsWithoutDiff, row, TABLE_HEAD } from "./markdownParts";
import {
  OUTCOMES_BROKEN_FIRST,
  OUTCOME_LABELS,
  brokenFirst,
  changesText,
  counted,
  countOutcomes,
  duration,
  isBroken,
  runSeconds,
  sumChanges,
  verdictOf,
} from "./outcomes";

/** Fits a GitHub comment (65,536 characters) with room for a line of the poster's own. */
export const DEFAULT_MAX_LENGTH = 65_000;
/** For each of two notes without its names. */
const NOTE_LENGTH = 120;

/**
 * `report --format markdown`: for the comment of a pull request or a job's step summary. Broken accounts come first,
 * with their details before the rows of the others; of what does not fit, the number and as many names as fit are
 * said.
 * @param maxLength Bytes of UTF-8, at least 3,000 for the heading and the notes. In bytes it holds both for GitHub's
 *   limit of a comment, which is in characters, and for that of a step summary (1 MiB), which is in bytes.
 */
export function markdownReport(record: RunRecord, maxLength = DEFAULT_MAX_LENGTH): string {
  const head = headOf(record);
  const space = new Space(maxLength - bytesOf([...head, ...TABLE_HEAD, "", "", ""].join("\n")));
  const accounts = brokenFirst(record.accounts);
  const rows = new Map<AccountResult, string>();
  const details = new Map<AccountResult, string>();

  const names = accounts.reduce((total, { stack }) => total + bytesOf(code(stack)) + 2, 0);
  const keep = Math.min(2 * names, maxLength / 8) + 2 * NOTE_LENGTH;
  for (const group of [accounts.filter(isBroken), accounts.filter((account) => !isBroken(account))]) {
    const withDetails = group.flatMap((account) => {
      const text = accountDetails(account);
      return text === undefined ? [] : [[account, text] as const];
    });
    // A row says that an account is broken, its details say how: the rows may not take all the space.
    const forDetails = Math.min(space.left / 4, bytesOf(withDetails.map(([, text]) => text).join("\n")));
    for (const account of group) space.place(rows, account, accountRow(account), keep + forDetails);
    for (const [account, text] of withDetails) {
      if (space.place(details, account, text, keep)) continue;
      const short = detailsWithoutDiff(account);
      if (short !== undefined) space.place(details, account, short, keep);
    }
  }

  const unlisted = accounts.filter((account) => !rows.has(account));
  const undetailed = accounts.filter(
    (account) => !details.has(account) && accountDetails(account) !== undefined,
  );
  const half = space.left / 2;
  return [
    ...head,
    ...(accounts.length === 0 ? [] : TABLE_HEAD),
    ...rows.values(),
    "",
    ...omitted("not in this table", unlisted, half),
    ...details.values(),
    ...omitted("without details here, which did not fit", undetailed, half),
  ].join("\n");
}

/** What is left of the length that a text may have, in bytes. */
class Space {
  constructor(public left: number) {}

  /** Adds a line where it fits and `keep` bytes remain. @returns whether it did. */
  place(lines: Map<AccountResult, string>, account: AccountResult, line: string, keep: number): boolean {
    const bytes = bytesOf(line) + 1;
    if (bytes + keep > this.left) return false;
    this.left -= bytes;
    lines.set(account, line);
    return true;
  }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function headOf(record: RunRecord): string[] {
  const { run, command, project, accounts } = record;
  const { ok, text } = verdictOf(record);
  const counts = countOutcomes(accounts);
  const shown = OUTCOMES_BROKEN_FIRST.filter((outcome) => counts[outcome] > 0);
  const changes = sumChanges(accounts);
  const seconds = runSeconds(record);
  return [
    `## ${ok ? "✅" : "❌"} ${code(project)} ${command}: ${text}`,
    "",
    row([...shown.map((outcome) => OUTCOME_LABELS[outcome]), "accounts"]),
    row([...shown.map(() => "--:"), "--:"]),
    row([...shown.map((outcome) => String(counts[outcome])), String(accounts.length)]),
    "",
    ...(changes ? [`Changes: ${changesText(changes)}`, ""] : []),
    `Run: ${code(run)}${seconds === undefined ? "" : `, ${duration(seconds)}`}`,
    "",
  ];
}

/** `**3 accounts are not in this table:** a, b, c`, with as many names as `space` bytes hold. */
function omitted(what: string, accounts: readonly AccountResult[], space: number): string[] {
  if (accounts.length === 0) return [];
  const title = `**${counted(accounts.length, "account")} ${accounts.length === 1 ? "is" : "are"} ${what}:**`;
  let left = space - NOTE_LENGTH;
  const names: string[] = [];
  for (const name of accounts.map(({ stack }) => code(stack))) {
    left -= bytesOf(name) + 2;
    if (left < 0) break;
    names.push(name);
  }
  const rest = accounts.length - names.length;
  const more = rest === 0 ? [] : [names.length === 0 ? "their names do not fit" : `and ${rest} more`];
  return [`${title} ${[...names, ...more].join(", ")}`, ""];
}
