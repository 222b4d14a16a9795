import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Account } from "../../../fleet/accounts/account";
import type { Project } from "../../../fleet/accounts/project";
import { copyProgram } from "../../support/copyProgram";
import { accountOf as anyAccount } from "../accounts/accountOf";

/** An account as `readAccounts` gives it. */
export function accountOf(stack: string, values: Record<string, string>, secretKeys: string[] = []): Account {
  return anyAccount(stack, { config: { values, secretKeys: new Set(secretKeys) } });
}

const ROOT = join(__dirname, "../../..");

/** A copy of the repository's program in a folder of its own, with the given files added or replaced. */
export function projectWith(files: Record<string, string> = {}): Project & { remove: () => void } {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "account baseline check ")));
  copyProgram(directory);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return {
    directory,
    name: "account-baseline",
    main: directory,
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Text of the repository's own program, for tests that add to it. */
export const OWN_PROGRAM = readFileSync(join(ROOT, "index.ts"), "utf8");

/** The smallest config that is of use. */
export const CONFIG = {
  accountId: "111122223333",
  admins: '["alice"]',
  monthlyLimitUsd: "100",
  emails: "ops@example.com",
};
