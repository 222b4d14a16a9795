import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { copyProgram } from "../test/support/copyProgram";

/** The repository's program with so many stack files, no two alike. */
export function projectOf(accounts: number): string {
  const directory = mkdtempSync(join(tmpdir(), "account-baseline-bench-"));
  copyProgram(directory, "policy-config.json");
  for (let index = 0; index < accounts; index++) {
    const accountId = String(100_000_000_000 + index);
    const variety = [
      "admins: [alice]",
      "admins: [{ name: bob, path: /finance/, tags: { team: finance } }]\n  billingAlarmUsd: 900",
      "admins: [alice, bob]\n  region: eu-central-1\n  tags: { environment: prod }",
    ];
    writeFileSync(
      join(directory, `Pulumi.account-${index}.yaml`),
      `config:\n  accountId: "${accountId}"\n  ${variety[index % variety.length] ?? ""}\n  monthlyLimitUsd: ${100 + index}\n  emails: owner-${index}@example.com\n`,
    );
  }
  return directory;
}
