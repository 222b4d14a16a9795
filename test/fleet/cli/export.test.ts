import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

const BIN = join(__dirname, "../../../bin/account-baseline.js");

describe("account-baseline matrix and export", function () {
  this.timeout(20_000);
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), "fleet "));
    write("Pulumi.yaml", "name: accounts\nruntime: nodejs\n");
    write("rollout.yaml", "waves:\n  - name: canary\n    accounts: sandbox\n");
    for (const [index, stack] of ["dev", "prod", "sandbox"].entries()) {
      const config = `accountId: "11112222333${index}"\n  admins: [alice]\n  monthlyLimitUsd: 5\n  emails: ops@example.com`;
      write(`Pulumi.${stack}.yaml`, `config:\n  ${config}\n`);
    }
    mkdirSync(join(directory, "policy-pack"));
    write("policy-pack/PulumiPolicy.yaml", "runtime: nodejs\n");
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "x");
    git("remote", "add", "origin", "https://example.com/accounts.git");
  });
  after(() => {
    rmSync(directory, { recursive: true });
  });

  function write(file: string, text: string): void {
    writeFileSync(join(directory, file), text);
  }

  function git(...args: string[]): string {
    return execFileSync("git", ["-C", directory, ...args], { encoding: "utf8" }).trim();
  }

  function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [BIN, ...args], { cwd: directory, encoding: "utf8" });
  }

  function succeeds(...args: string[]): string {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 0, stderr);
    return stdout;
  }

  it("prints a matrix in one line, of all waves or of one", () => {
    assert.equal(
      succeeds("matrix", "--shards", "4"),
      '{"include":[{"shard":"1/1","wave":"canary","accounts":1},' +
        '{"shard":"1/2","wave":"remaining","accounts":1},{"shard":"2/2","wave":"remaining","accounts":1}]}\n',
    );
    assert.equal(
      succeeds("matrix", "--wave", "canary", "--shards", "4"),
      '{"include":[{"shard":"1/1","wave":"canary","accounts":1}]}\n',
    );
    const { status, stderr } = run("matrix", "--shards", "0");
    assert.equal(status, 2);
    assert.match(stderr, /--shards <n>.*allowed: a whole number from 1/);
  });

  it("writes Stack resources in the order of the waves, to standard output or into files", () => {
    const documents = parseAllDocuments(succeeds("export", "kubernetes", "--service-account", "pulumi"));
    const commit = git("rev-parse", "HEAD").slice(0, 7);
    const names = documents.map(
      (document) => (document.toJS() as { metadata: { name: string } }).metadata.name,
    );
    const pairs = ["sandbox", "dev", "prod"].flatMap((stack) => [`${stack}-preview-${commit}`, stack]);
    assert.deepEqual(names, pairs);
    succeeds("export", "kubernetes", "--service-account", "pulumi", "--output", "stacks", "prod", "sandbox");
    assert.deepEqual(readdirSync(join(directory, "stacks")), [
      "01-canary-sandbox.yaml",
      "02-remaining-prod.yaml",
    ]);
  });

  it("writes the settings of Pulumi Deployments, by qualified name or into files", () => {
    const role = "arn:aws:iam::999988887777:role/AccountBaselineHubDeploy";
    const options = ["--organization", "acme", "--role-arn", role];
    const all = JSON.parse(succeeds("export", "deployments", ...options)) as Record<string, unknown>;
    assert.deepEqual(Object.keys(all), ["acme/accounts/dev", "acme/accounts/prod", "acme/accounts/sandbox"]);
    succeeds("export", "deployments", ...options, "--output", "settings", "dev");
    const file = JSON.parse(readFileSync(join(directory, "settings/dev.json"), "utf8")) as unknown;
    assert.deepEqual(file, all["acme/accounts/dev"]);
  });

  it("leaves out no account because its stack file has mistakes", () => {
    write("Pulumi.broken.yaml", 'config:\n  accountId: "1"\n');
    for (const args of [
      ["matrix", "--shards", "2"],
      ["export", "kubernetes", "--service-account", "pulumi"],
      ["export", "deployments", "--organization", "acme", "--role-arn", "arn:x"],
    ]) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /Pulumi\.broken\.yaml:2: accountId = "?1"? /);
    }
    rmSync(join(directory, "Pulumi.broken.yaml"));
  });
});
