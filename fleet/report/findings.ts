import type { AccountResult, Finding } from "../runs/result";
import { plain, plainLines } from "./plain";

type Described = Pick<Finding, "control" | "level" | "subject" | "type" | "message" | "fix">;

/** `mandatory: iam-user-mfa-enforcement (mallory, aws:iam/user:User)`. */
export function findingTitle({ level, control, subject, type }: Described): string {
  const resource = [subject, type].filter((part) => part !== undefined).join(", ");
  return plain(`${level}: ${control}${resource === "" ? "" : ` (${resource})`}`);
}

/** A finding in full: its title with the first line of the message, then what follows, indented. */
export function findingLines(finding: Described): string[] {
  const [first = "", ...rest] = plainLines(finding.message).trimEnd().split("\n");
  const fix = finding.fix === undefined ? [] : plainLines(`fix: ${finding.fix}`).split("\n");
  return [`${findingTitle(finding)}: ${first}`, ...[...rest, ...fix].map((line) => `  ${line}`)];
}

const LEVELS = ["mandatory", "advisory", "unknown"] as const satisfies readonly Finding["level"][];

/**
 * All findings of some accounts in full, the mandatory ones first. What several accounts have word for word is shown
 * once, with the names of all of them; what one account has twice is shown twice.
 */
export function allFindings(accounts: readonly Pick<AccountResult, "stack" | "findings">[]): string[] {
  const shared = new Map<string, { level: Finding["level"]; lines: string[]; stacks: string[] }>();
  for (const { stack, findings } of accounts) {
    const seen = new Map<string, number>();
    for (const finding of findings) {
      const lines = findingLines(finding);
      const text = lines.join("\n");
      const nth = (seen.get(text) ?? 0) + 1;
      seen.set(text, nth);
      const key = `${nth} ${text}`;
      const entry = shared.get(key) ?? { level: finding.level, lines, stacks: [] };
      entry.stacks.push(plain(stack));
      shared.set(key, entry);
    }
  }
  const entries = [...shared.values()];
  return LEVELS.flatMap((wanted) => entries.filter(({ level }) => level === wanted)).flatMap(
    ({ lines, stacks }) => [`${stacks.join(", ")}:`, ...lines.map((line) => `  ${line}`)],
  );
}
