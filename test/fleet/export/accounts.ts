import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Account } from "../../../fleet/accounts/account";
import type { Project } from "../../../fleet/accounts/project";
import type { Wave } from "../../../fleet/settings/waves";

/** An account that exports look at by its name and id only. */
export function account(stack: string, accountId = "111122223333"): Account {
  return {
    stack,
    file: `Pulumi.${stack}.yaml`,
    accountId,
    ou: undefined,
    tags: {},
    config: { values: {}, secretKeys: new Set() },
  };
}

export function wave(name: string, ...stacks: string[]): Wave {
  return {
    name,
    accounts: stacks.map((stack) => account(stack)),
    failureTolerance: 0,
    pauseMinutes: 0,
  };
}

/** A project in a folder of its own, with the files given, which are empty. */
export function projectWith(...files: string[]): Project {
  const directory = mkdtempSync(join(tmpdir(), "export-"));
  for (const file of files) {
    mkdirSync(join(directory, file, ".."), { recursive: true });
    writeFileSync(join(directory, file), "");
  }
  return { directory, name: "baseline", main: directory };
}

/** What a project needs in order to be exported. */
export const PACK = "policy-pack/PulumiPolicy.yaml";
