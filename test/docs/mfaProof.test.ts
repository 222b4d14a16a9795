import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { mfaEnforcementDocument } from "../../components/documents/mfaEnforcement";
import { DENY } from "../support/inputs/checkText";
import { WRAPPERS } from "../support/inputs/wrapDocuments";
import { FINDINGS } from "../../policy-pack/proof/verdict";
import { BOOTSTRAP_PRESETS } from "../../policy-pack/proof/bootstrap";
import { commandsOf, readPage, ROOT } from "./pages";

describe("the page of the MFA proof", () => {
  it("explains every finding and preset", () => {
    for (const name of [...FINDINGS, ...Object.keys(BOOTSTRAP_PRESETS)])
      assert.ok(readPage("docs/mfa-proof.md").includes(`| \`${name}\``), name);
  });

  describe("has commands of mfa explain and mfa check", () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "account-baseline-docs-"));
      const document = mfaEnforcementDocument({ partition: "aws", accountId: "123456789012" });
      for (const name of ["policy", "group", "user"]) {
        writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
      }
      const wrapped = { user: "alice", documents: [DENY] };
      const template = WRAPPERS["a CloudFormation template"](wrapped);
      const artifact = { type: "aws:cloudformation:stack", properties: { templateFile: "s.template.json" } };
      const inputs: Record<string, string> = {
        "details.json": WRAPPERS["authorization details"](wrapped),
        "plan.json": WRAPPERS["a Terraform plan"](wrapped),
        "templates/people.yaml": template,
        "cdk.out/manifest.json": JSON.stringify({ version: "48.0.0", artifacts: { s: artifact } }),
        "cdk.out/s.template.json": template,
      };
      for (const [name, text] of Object.entries(inputs)) {
        mkdirSync(join(folder, dirname(name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      // As `npm install` would place the command.
      mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
      symlinkSync(join(ROOT, "bin/account-baseline.js"), join(folder, "node_modules/.bin/account-baseline"));
    });
    after(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    const commands = [
      ...commandsOf("docs/mfa-proof.md", "mfa explain"),
      ...commandsOf("docs/mfa-proof.md", "mfa check"),
    ];
    for (const command of commands) {
      it(command, () => {
        const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
          cwd: folder,
          encoding: "utf8",
        });
        assert.equal(status, 0, stderr);
        assert.match(stdout, /MFA is enforced|"enforced":true|"version": "2.1.0"/);
        assert.doesNotMatch(stdout, /"level": "error",\s+"message"/);
        assert.doesNotMatch(stdout, /"enforced":false/);
      });
    }
  });
});
