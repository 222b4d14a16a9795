import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { findProject } from "../../../fleet/accounts/project";
import { beginRun } from "../../../fleet/runs/runDirectory";
import { account } from "../report/fixtures";
import { useFolder } from "../useFolder";
import { runCli } from "./runCli";

const COMMON = `name: fleet
runtime: nodejs
config:
  admins: [alice]
  emails: ops@example.com
  monthlyLimitUsd: 100
`;
const WAVES = "waves: [{ name: canary, accounts: dev-eu }, { name: prod, ou: Workloads/Prod }]\n";

interface Listed {
  stack: string;
  wave: string;
  last?: { command: string; outcome: string };
}

describe("account-baseline list", () => {
  const folder = useFolder();
  beforeEach(() => {
    folder.write("Pulumi.yaml", COMMON);
    folder.write("rollout.yaml", WAVES);
    const accounts: [stack: string, ou: string, env: string][] = [
      ["dev-eu", "Workloads/Dev", "dev"],
      ["dev-us", "Workloads/Dev/US", "dev"],
      ["prod-eu", "Workloads/Prod", "prod"],
      ["prod-us", "Workloads/Prod", "prod"],
      ["sandbox", "Sandbox", "dev"],
    ];
    for (const [index, [stack, ou, env]] of accounts.entries()) {
      const accountId = String(index).repeat(12);
      folder.write(
        `Pulumi.${stack}.yaml`,
        `config:\n  accountId: "${accountId}"\n  ou: ${ou}\n  accountTags: { env: ${env} }\n`,
      );
    }
  });

  const list = (...args: string[]) =>
    runCli(folder.directory, { PATH: process.env["PATH"] }, "list", ...args);
  const listed = async (...args: string[]): Promise<Listed[]> => {
    const { stdout, stderr } = await list("--json", ...args);
    assert.equal(stderr, "");
    return JSON.parse(stdout) as Listed[];
  };
  const stacks = async (...args: string[]) =>
    (await listed(...args))
      .map(({ stack }) => stack)
      .sort()
      .join(" ");

  const selections: [args: string[], expected: string][] = [
    [[], "dev-eu dev-us prod-eu prod-us sandbox"],
    [["prod-eu", "*-us"], "dev-us prod-eu prod-us"],
    [["--ou", "Workloads/Dev"], "dev-eu dev-us"],
    [["--ou", "Workloads/*", "--tag", "env=dev", "--exclude", "*-us"], "dev-eu"],
    [["--wave", "prod"], "prod-eu prod-us"],
    [["--wave", "remaining"], "dev-us sandbox"],
  ];
  for (const [args, expected] of selections) {
    it(`selects ${expected} by ${args.length === 0 ? "nothing" : args.join(" ")}`, async () => {
      assert.equal(await stacks(...args), expected);
    });
  }

  it("has each account in one shard", async () => {
    const shards = await Promise.all(["1/3", "2/3", "3/3"].map((shard) => listed("--shard", shard)));
    assert.deepEqual(shards.map((shard) => shard.length).sort(), [1, 2, 2]);
    assert.deepEqual(
      shards
        .flat()
        .map(({ stack }) => stack)
        .sort()
        .join(" "),
      await stacks(),
    );
  });

  it("selects what changed since a git ref", async () => {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
        cwd: folder.directory,
        stdio: "ignore",
      });
    git("init", "--initial-branch=main");
    git("add", ".");
    git("commit", "-m", "first");
    folder.write("Pulumi.prod-us.yaml", 'config: { accountId: "333333333333" }\n');
    assert.equal(await stacks("--changed-since", "main"), "prod-us");
    folder.write("index.ts", "");
    assert.equal((await listed("--changed-since", "main")).length, 5);
  });

  it("selects what a run has not done, and shows what the last one came to", async () => {
    const project = findProject(folder.directory);
    const done = { "dev-eu": "completed", "dev-us": "unchanged", "prod-eu": "failed" } as const;
    const { name, journal } = beginRun(project, {
      command: "up",
      waves: ["all"],
      controls: [],
      accounts: [...Object.keys(done), "prod-us"].map((stack) => ({
        stack,
        accountId: "1",
        tags: {},
        wave: "all",
      })),
    });
    for (const [stack, outcome] of Object.entries(done))
      journal.write({ type: "account-finished", result: account(stack, { outcome }) });
    assert.equal(await stacks("--resume", name), "prod-eu prod-us");
    const last = Object.fromEntries((await listed()).map((one) => [one.stack, one.last?.outcome]));
    assert.deepEqual(last, { ...done, "prod-us": undefined, sandbox: undefined });
  });

  it("shows a table for people, in the order of the rollout", async () => {
    const { code, stdout } = await list();
    assert.equal(code, 0);
    const rows = stdout.split("\n").filter((line) => /\d{12}/.test(line));
    assert.match(rows[0] ?? "", /dev-eu +│ 000000000000 │ Workloads\/Dev +│ env=dev +│ canary/);
    assert.match(rows[4] ?? "", /sandbox .* remaining/);
  });

  const refused: [args: string[], message: RegExp][] = [
    [["prod-euu"], /^no account prod-euu: did you mean prod-eu\?\n$/],
    [["--tag", "env=test"], /^the selection is empty: none of 5 accounts is tagged env=test\n$/],
    [["--wave", "none"], /^--wave none: no such wave with accounts; allowed: canary, prod, remaining\n$/],
    [["--shard", "4/3"], /allowed: i\/n with i from 1 to n/],
    [["--resume", "none"], /^no run none; there is none yet\n$/],
  ];
  for (const [args, message] of refused) {
    it(`refuses ${args.join(" ")} with exit code 2`, async () => {
      const { code, stdout, stderr } = await list(...args);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: "" });
      assert.match(stderr, message);
    });
  }

  describe("with a broken stack file", () => {
    beforeEach(() => {
      folder.write("Pulumi.broken.yaml", "config:\n  accountId: 12\n");
    });

    // Where it belongs cannot be known of it, so that any wave and unit may miss it.
    for (const args of [[], ["--wave", "prod"], ["--ou", "Workloads"], ["bro*", "dev-eu"]]) {
      it(`lists the others by ${args.join(" ") || "nothing"}, and still fails, naming its line`, async () => {
        const { code, stdout, stderr } = await list(...args);
        assert.equal(code, 2);
        assert.match(stdout, /\d{12}/);
        assert.match(stderr, /^Pulumi\.broken\.yaml:2: accountId = 12 is not valid/);
      });
    }

    it("does not mind it where others are named", async () => {
      assert.equal((await list("dev-eu")).code, 0);
    });
  });
}).timeout(30_000);
