import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { problemLine } from "../../fleet/accounts/account";
import { findProject } from "../../fleet/accounts/project";
import { readAccounts } from "../../fleet/accounts/readAccounts";
import { emptyWaves } from "../../fleet/settings/emptyWaves";
import { readSettings } from "../../fleet/settings/loadSettings";
import { UsageError } from "../../fleet/usageError";
import { useFolder } from "../fleet/useFolder";

/** A file that someone wrote, and what must come of it. */
interface Case {
  name: string;
  file: string;
  text: string;
  /** "accepted", or anything else for refused. */
  expect: string;
  /** What the messages must say. */
  mentions: string[];
}

const PROJECT = "name: account-baseline\nruntime: nodejs\n";
const STACK = `config:
  accountId: "222200001111"
  admins: [alice]
  monthlyLimitUsd: 100
  emails: ops@example.com
`;

describe("Mistakes in files", () => {
  const folder = useFolder();

  /** Every mistake that `check` reports of the files. */
  function check(): string[] {
    try {
      const project = findProject(folder.directory);
      const settings = readSettings(project);
      const { accounts, problems } = readAccounts(project);
      const ofSettings = settings.ok ? emptyWaves(settings, accounts, []) : settings.problems;
      return [...ofSettings, ...problems].map(problemLine);
    } catch (error) {
      if (error instanceof UsageError) return error.message.split("\n");
      throw error;
    }
  }

  for (const table of ["reported", "scalars", "names", "formats", "shape", "accepted"]) {
    const cases = JSON.parse(readFileSync(join(__dirname, "cases", `${table}.json`), "utf8")) as Case[];
    describe(table, () => {
      for (const { name, file, text, expect, mentions } of cases) {
        it(`${expect === "accepted" ? "accepts" : "refuses"}: ${name}`, () => {
          folder.write("Pulumi.yaml", PROJECT);
          folder.write("Pulumi.case.yaml", STACK);
          folder.write(file, text);
          const lines = check();
          const report = lines.join("\n");
          if (expect === "accepted") {
            assert.deepEqual(lines, []);
            return;
          }
          assert.notEqual(lines.length, 0);
          for (const word of mentions) assert.ok(report.includes(word), `${word} is not in:\n${report}`);
          assert.doesNotMatch(report, /Invalid input|undefined|\[object/);
          for (const line of lines)
            assert.match(line, /^(\/.*)?(Pulumi\.case|Pulumi|rollout)\.yaml(:\d+)?: \S/);
        });
      }
    });
  }
});
