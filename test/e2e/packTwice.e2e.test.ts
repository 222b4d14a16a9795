import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { IAM } from "@aws-sdk/client-iam";

import type { Sandbox } from "../../sandbox/sandbox";
import { credentialsIn } from "../support/credentialsIn";
import { startPulumi } from "../support/pulumiRun";
import { sharedSandbox } from "../support/sharedSandbox";

const ROOT = join(__dirname, "../..");
const PROGRAM = `
  import * as iam from "@pulumi/aws/iam";
  const user = new iam.User("rogue", { name: "twice-rogue" });
  new iam.AccessKey("key", { user: user.name });
`;
/** What blocks the program. */
const RULES = [
  "iam-credential-needs-binding",
  "iam-user-mfa-enforcement",
  "iam-user-no-access-key",
  "provider-pins-account",
];

/**
 * The environment names the pack, and a flag names it again by a link. The engine starts both, each with a config of
 * its own.
 */
describe("the policy pack, named twice", () => {
  let sandbox: Sandbox;
  let directory: string;

  before(async function () {
    sandbox = await sharedSandbox(this);
    directory = mkdtempSync(join(tmpdir(), "pack twice "));
    symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
    symlinkSync(join(ROOT, "policy-pack"), join(directory, "link"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: twice\nruntime: nodejs\n");
    writeFileSync(join(directory, "package.json"), '{ "main": "index.ts" }');
    writeFileSync(join(directory, "index.ts"), PROGRAM);
    writeFileSync(
      join(directory, "none.json"),
      JSON.stringify(Object.fromEntries(RULES.map((rule) => [rule, "disabled"]))),
    );
    writeFileSync(join(directory, "all.json"), "{}");
    await pulumi("stack", "init", "dev");
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function pulumi(...args: string[]) {
    const backend = { PULUMI_BACKEND_URL: `file://${encodeURI(directory)}` };
    return startPulumi(sandbox, directory, args, backend).result;
  }

  const findings = async (...args: string[]): Promise<string[]> => {
    const { code, output, violations } = await pulumi("preview", ...args);
    assert.notEqual(code, 0, output);
    assert.ok(violations.length > 0, output);
    return violations.map(({ policy, message }) => `${policy}: ${message}`).sort();
  };

  it("judges twice: every finding is shown twice, none is missing", async () => {
    const once = await findings();
    assert.deepEqual(
      await findings("--policy-pack", "link"),
      once.flatMap((finding) => [finding, finding]),
    );
  });

  for (const configs of [
    ["all.json", "none.json"],
    ["none.json", "all.json"],
  ]) {
    it(`blocks where one of them may: ${configs.join(", ")}`, async () => {
      const named = configs.flatMap((config) => ["--policy-pack-config", config]);
      assert.match((await findings("--policy-pack", "link", ...named)).join(), /iam-user-mfa-enforcement/);
      const { code, output } = await pulumi(
        "up",
        "--yes",
        "--skip-preview",
        "--policy-pack",
        "link",
        ...named,
      );
      assert.notEqual(code, 0, output);
      assert.match(output, /iam-credential-needs-binding/);
      const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
      const iam = new IAM({ endpoint: sandbox.endpoint, region: "us-east-1", credentials });
      assert.deepEqual(await credentialsIn(iam), []);
      await pulumi("destroy", "--yes");
    });
  }
});
