import { execFileSync } from "node:child_process";

import { adoptedFile } from "../../components/rules/adoptable";
import { UsageError } from "../usageError";
import type { Account } from "./account";
import type { Project } from "./project";

/** Files of the project that no deploy reads: a change of them alone changes no account. */
const NOT_DEPLOYED = /(^|\/)(README|CHANGELOG|LICENSE)[^/]*$|\.md$|^(docs|test|\.github|\.ci)\//;

/**
 * The stacks that differ from a git ref in the working tree: those whose stack file, or file of what they adopt, differs,
 * or all when anything else differs that a deploy may read (the program, Pulumi.yaml, the policy pack, the dependencies).
 * @throws UsageError where git does not know the ref, or the project is in no repository.
 */
export function changedSince(
  { directory }: Project,
  ref: string,
  accounts: readonly Pick<Account, "stack" | "file">[],
): Set<string> {
  const files = new Set([
    ...git(directory, ref, [
      "diff",
      "--name-only",
      "--no-renames",
      "--relative",
      "-z",
      "--merge-base",
      "--end-of-options",
      ref,
      "--",
      ".",
    ]),
    ...git(directory, ref, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]),
  ]);
  const stacks = new Map(
    accounts.flatMap(({ file, stack }) => [
      [file, stack],
      [adoptedFile(stack), stack],
    ]),
  );
  const others = [...files].filter((file) => !isOfOneStack(file) && !NOT_DEPLOYED.test(file));
  if (others.length > 0) return new Set(stacks.values());
  return new Set([...files].map((file) => stacks.get(file)).filter((stack) => stack !== undefined));
}

function isOfOneStack(file: string): boolean {
  return /^Pulumi\.[^/]+\.yaml$|^adopted\/[^/]+\.json$/.test(file);
}

function git(cwd: string, ref: string, args: readonly string[]): string[] {
  try {
    return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
      .split("\0")
      .filter((file) => file !== "");
  } catch (error) {
    const reason =
      String((error as { stderr?: string }).stderr ?? error)
        .trim()
        .split("\n", 1)[0] ?? "";
    throw new UsageError(`--changed-since ${ref}: ${reason}`);
  }
}
