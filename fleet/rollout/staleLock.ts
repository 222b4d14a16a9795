import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { Account } from "../accounts/account";
import type { Project } from "../accounts/project";

/** Removes the lock on a stack. Only for one whose process is known to be gone. */
export async function removeStaleLock(
  { project, env }: { readonly project: Project; readonly env: Readonly<Record<string, string>> },
  { stack }: Account,
): Promise<void> {
  await promisify(execFile)("pulumi", ["cancel", "--yes", "--non-interactive", "--stack", stack], {
    cwd: project.directory,
    env: { ...process.env, ...env },
  });
}
