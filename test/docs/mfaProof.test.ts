import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mfaEnforcementDocument } from "../../components/documents/mfaEnforcement";
import { FINDINGS } from "../../policy-pack/proof/verdict";
import { BOOTSTRAP_PRESETS } from "../../policy-pack/proof/bootstrap";
import { commandsOf, readPage, ROOT } from "./pages";

describe("the page of the MFA proof", () => {
  it("explains every finding and preset", () => {
    for (const name of [...FINDINGS, ...Object.keys(BOOTSTRAP_PRESETS)])
      assert.ok(readPage("docs/mfa-proof.md").includes(`| \`${name}\``), name);
  });

  describe("has commands of mfa explain", () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "account-baseline-docs-"));
      const document = mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" });
      for (const name of ["policy", "group", "user"]) {
        writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
      }
      // As `npm install` would place the command.
      mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
      symlinkSync(join(ROOT, "bin/account-baseline.js"), join(folder, "node_modules/.bin/account-baseline"));
    });
    after(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    for (const command of commandsOf("docs/mfa-proof.md", "mfa explain")) {
      it(command, () => {
        const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
          cwd: folder,
          encoding: "utf8",
        });
        assert.equal(status, 0, stderr);
        assert.match(stdout, /MFA is enforced|"enforced":true/);
      });
    }
  });
});
