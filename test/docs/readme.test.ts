import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Ajv } from "ajv";

import { mfaEnforcementDocument } from "../../components/documents/mfaEnforcement";
import { policyConfigSchema } from "../../tools/policyReference";
import { createPolicies } from "../../policy-pack/rules";
import { FINDINGS } from "../../policy-pack/proof/verdict";
import { blocks, readPage, ROOT } from "./pages";

const README = readPage("README.md");

describe("README", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(policyConfigSchema());

  it("shows a config of the policy pack that is valid, and so is the one of the repository", () => {
    const examples = blocks("json", README);
    assert.equal(examples.length, 1);
    for (const config of [...examples, readFileSync(join(ROOT, "policy-config.json"), "utf8")]) {
      assert.ok(validate(JSON.parse(config)), JSON.stringify(validate.errors));
    }
  });

  const refused: Record<string, object> = {
    "a rule that there is not": { "iam-user-mfa-enforcment": "advisory" },
    "an option that there is not": { "iam-user-mfa-enforcement": { modus: "explicit-deny" } },
    "a level that there is not": { all: "warn" },
  };
  for (const [name, config] of Object.entries(refused)) {
    it(`names a schema for editors that refuses ${name}`, () => {
      assert.equal(validate(config), false);
    });
  }

  it("explains every finding", () => {
    for (const finding of FINDINGS) assert.ok(README.includes(`| \`${finding}\``), finding);
  });

  it("names every rule", () => {
    for (const { name } of createPolicies()) assert.ok(README.includes(`| \`${name}\``), name);
  });

  it("shows what check says of the cost of an account", function () {
    this.timeout(60_000);
    const command = "$ npx account-baseline check dev\n";
    const [, shown] =
      blocks("text", README)
        .find((block) => block.startsWith(command))
        ?.split(command) ?? [];
    const { stdout, stderr } = spawnSync("node", ["bin/account-baseline.js", "check", "dev"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    assert.ok(shown !== undefined);
    for (const part of shown.split("…\n")) assert.ok(stdout.includes(part), `${stdout}${stderr}`);
  });

  describe("commands of mfa explain", () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "account-baseline-readme-"));
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

    const [, section = ""] = README.split("<!-- mfa explain:");
    const [block = ""] = blocks("sh", section);
    for (const command of block.trim().split("\n")) {
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
