import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { stringify } from "yaml";

import { readAccount } from "../../sandbox/demo/accountContents";
import { yamlHost } from "../../sandbox/engine/yamlHost";
import { EngineUnavailableError, type Sandbox } from "../../sandbox/sandbox";
import { type PulumiResult, startPulumi } from "../support/pulumiRun";
import { sharedSandbox } from "../support/sharedSandbox";

const ROOT = join(__dirname, "../..");

describe("AccountBaseline in a YAML program", () => {
  let sandbox: Sandbox;
  let host: string;
  let directory: string;

  before(async function () {
    sandbox = await sharedSandbox(this);
    try {
      host = await yamlHost((line) => void process.stderr.write(`    ${line}\n`));
    } catch (error) {
      if (!(error instanceof EngineUnavailableError) || process.env["CI"] === "true") throw error;
      process.stderr.write(`    skipped: ${error.message}\n`);
      this.skip();
    }
    directory = mkdtempSync(join(tmpdir(), "yaml program "));
    write({});
    const { code, output } = await pulumi("stack", "init", "yaml");
    assert.equal(code, 0, output);
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function write(changes: object, resources: object = {}): void {
    const properties = {
      accountId: "123456789012",
      admins: [{ name: "alice" }],
      monthlyLimitUsd: "100",
      emails: ["ops@example.com"],
      ...changes,
    };
    const program = {
      name: "yaml-accounts",
      runtime: "yaml",
      packages: { "account-baseline": join(ROOT, "plugin") },
      resources: { baseline: { type: "account-baseline:AccountBaseline", properties }, ...resources },
      outputs: { topic: "${baseline.topicArn}" },
    };
    writeFileSync(join(directory, "Pulumi.yaml"), stringify(program));
  }

  function pulumi(...args: string[]): Promise<PulumiResult> {
    const env = {
      PATH: [host, sandbox.env["PATH"]].join(delimiter),
      PULUMI_BACKEND_URL: `file://${encodeURI(directory)}`,
      PULUMI_OPTION_POLICY_PACK: args[0] === "stack" ? "" : join(ROOT, "policy-pack"),
    };
    return startPulumi(sandbox, directory, args, env).result;
  }

  it("is deployed, judged by the pack", async () => {
    const { code, output } = await pulumi("up", "--yes");
    assert.equal(code, 0, output);
    assert.match(output, /^Policies:$/m);
    const { users, topics } = await readAccount(sandbox, "123456789012");
    assert.deepEqual(
      users.map(({ name }) => name),
      ["alice"],
    );
    assert.ok(output.includes(topics[0]?.arn ?? "no topic"), output);
  });

  it("takes an ARN that is the output of another resource", async () => {
    const trusting = {
      type: "account-baseline:AccountBaseline",
      properties: {
        accountId: "123456789012",
        admins: [],
        monthlyLimitUsd: "100",
        emails: ["ops@example.com"],
        roles: [{ name: "hub", preset: "read-only", trustedPrincipals: ["${baseline.userArns.alice}"] }],
      },
    };
    write({}, { trusting });
    const { code, output } = await pulumi("up", "--yes");
    assert.equal(code, 0, output);
    const { output: state } = await pulumi("stack", "export");
    assert.match(state, /"assumeRolePolicy": ".*arn:aws:iam::123456789012:user\/alice/);
  });

  it("is previewed as examples/yaml/ shows it", async () => {
    const example = readFileSync(join(ROOT, "examples/yaml/Pulumi.yaml"), "utf8");
    const installed = "../node_modules/account-baseline/plugin";
    assert.ok(example.includes(installed));
    const program = example.replace(installed, JSON.stringify(join(ROOT, "plugin")));
    writeFileSync(join(directory, "Pulumi.yaml"), program.replace(/^name: .*$/m, "name: yaml-accounts"));
    const { code, output } = await pulumi("preview");
    assert.equal(code, 0, output);
    assert.match(output, /^Policies:$/m);
  });

  it("is blocked where the pack objects to its user", async () => {
    write({ mfaEnforcement: "announce" });
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0);
    assert.match(output, /iam-user-mfa-enforcement[^]*IAM user "alice"/);
  });

  it("refuses arguments with the component's own message", async () => {
    write({ monthlyLimitUsd: "1,000" });
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0);
    assert.match(output, /monthlyLimitUsd = "1,000" is not valid: expected an amount in USD above 0/);
  });
});
