import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { projectWith } from "../check/fixtures";
import { type CliResult, runCli } from "./runCli";

/** A stack file of the smallest config that is of use. */
function stackFile(accountId: string, more = ""): string {
  return `config:\n  accountId: "${accountId}"\n  admins: [alice]\n  monthlyLimitUsd: 100\n  emails: ops@example.com\n${more}`;
}

/** Goes wrong in the accounts that are named for it. */
const PROGRAM = `
  import "./baseline";
  import * as aws from "@pulumi/aws";
  import * as pulumi from "@pulumi/pulumi";
  console.log("not for the report");
  const stack = pulumi.getStack();
  if (stack.startsWith("rogue")) new aws.iam.User("mallory", { name: "mallory" });
  if (stack === "late") setTimeout(() => { throw new Error("from a timer"); }, 20);
  if (stack === "exits") process.exit(0);
  if (stack === "hog") for (const kept: object[] = []; ; ) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));`;

const FILES = {
  "index.ts": PROGRAM,
  "baseline.ts":
    'import { AccountBaseline } from "./components"; import { loadConfig } from "./config/load"; import { toArgs } from "./config/toArgs"; new AccountBaseline("baseline", toArgs(loadConfig()));',
  "Pulumi.dev.yaml": stackFile("111111111111", "  ou: Workloads/Dev\n"),
  "Pulumi.exits.yaml": stackFile("222222222222"),
  "Pulumi.late.yaml": stackFile("333333333333"),
  "Pulumi.rogue-a.yaml": stackFile("444444444444"),
  "Pulumi.rogue-b.yaml": stackFile("555555555555"),
  "Pulumi.typo.yaml": stackFile("666666666666", "  monthlyLimitUSD: 5\n  region: 5\n"),
  // Pulumi's own settings must not turn the check into something else.
  "policy-config.json": "{}",
};

describe("account-baseline check", () => {
  let project: ReturnType<typeof projectWith>;
  before(() => {
    project = projectWith(FILES);
  });
  after(() => {
    project.remove();
  });

  /** Without credentials, engine or network settings of any kind. */
  function check(...args: string[]): Promise<CliResult> {
    return runCli(project.directory, { PATH: "/nowhere", HOME: project.directory }, "check", ...args);
  }

  it("accepts what is in order, and says nothing else but what it protects and costs", async () => {
    const { code, stdout, stderr } = await check("dev");
    assert.deepEqual([code, stderr], [0, ""]);
    const [cost = "", ...items] = stdout.slice(stdout.indexOf("estimated")).trimEnd().split("\n");
    assert.match(
      stdout,
      /^1 account: 1 accepted\nprotects:\n {2}admins: CIS v3\.0\.0 1\.10, .*\nstays manual:\n {2}root user: /s,
    );
    assert.match(
      cost,
      /^estimated cost of the baseline itself: \$1\.10 a month; .* prices of \d{4}-\d\d-\d\d /,
    );
    assert.deepEqual(items, [
      "  1 × KMS key at $1.00 a month: $1.00",
      "  1 × CloudWatch alarm metric at $0.10 a month: $0.10; free: 10 a month",
    ]);
  }).timeout(20_000);

  it("shows the faults of all accounts at once, and none hides another's", async () => {
    const { code, stdout, stderr } = await check();
    const lines = stdout
      .trimEnd()
      .split("\n")
      .filter((line) => !line.startsWith("  "));
    const expected = [
      /^Pulumi\.typo\.yaml:\d: monthlyLimitUSD is not a known key: did you mean monthlyLimitUsd\?$/,
      /^Pulumi\.typo\.yaml:\d: region = 5 is not valid: expected /,
      /^exits: the program calls process\.exit\(0\)$/,
      /^late: Error: from a timer$/,
      /^rogue-a, rogue-b: mandatory: iam-user-mfa-enforcement \(mallory, aws:iam\/user:User\): .*"mallory"/,
      /^rogue-a, rogue-b: mandatory: provider-pins-account \(default_.*, pulumi:providers:aws\): /,
      /^6 accounts: 1 accepted, 1 with mistakes in the stack file, 2 failed, 2 blocked by policy$/,
      /^protects, in 3 accounts or in the number given: CIS v3\.0\.0 1\.10, /,
      /^estimated cost .*: \$3\.30 a month for 3 accounts, \$1\.10 an account; .*; 3 accounts without an estimate left out; /,
    ];
    assert.equal(lines.length, expected.length, stdout);
    expected.forEach((pattern, index) => {
      assert.ok(
        lines.some((line) => pattern.test(line)),
        `${String(pattern)} (${index})\n${stdout}`,
      );
    });
    assert.deepEqual([code, stderr], [2, ""]);
  }).timeout(20_000);

  describe("with mistakes in rollout.yaml", () => {
    const rollout = () => join(project.directory, "rollout.yaml");
    const MISTAKE =
      "rollout.yaml:1: concurrency = 0 is not valid: expected a whole number of accounts at a time from 1 to 256";
    afterEach(() => {
      rmSync(rollout(), { force: true });
    });

    it("reports them with everything else", async () => {
      writeFileSync(rollout(), "concurrency: 0\n");
      const { code, stdout, stderr } = await check("dev", "typo");
      assert.deepEqual([code, stderr], [2, ""]);
      assert.ok(stdout.startsWith(`${MISTAKE}\nPulumi.typo.yaml:`), stdout);
      assert.match(stdout, /^2 accounts: 1 accepted, 1 with mistakes in the stack file$/m);
    }).timeout(20_000);

    it("reports them as a line of JSON", async () => {
      writeFileSync(rollout(), "concurrency: 0\n");
      const [line = ""] = (await check("dev", "--json")).stdout.split("\n");
      const { file, outcome, problems } = JSON.parse(line) as Record<string, unknown>;
      assert.deepEqual([file, outcome], ["rollout.yaml", "invalid"]);
      assert.equal((problems as unknown[]).length, 1);
    }).timeout(20_000);

    it("reports waves without accounts where all accounts are checked", async () => {
      writeFileSync(rollout(), "waves:\n  - name: a\n    accounts: nothing-*\n");
      const { code, stdout } = await check("--exclude", "hog");
      assert.doesNotMatch(stdout, /rollout\.yaml/);
      assert.equal(code, 2);
      const all = await check();
      assert.match(
        all.stdout,
        /^rollout\.yaml:2: waves\[0\] = "a" selects no account \(nothing-\*\): expected /,
      );
    }).timeout(40_000);

    it("reports them where there is no account", async () => {
      const empty = projectWith({ "rollout.yaml": "concurrency: 0\n" });
      try {
        const { code, stderr } = await runCli(empty.directory, { PATH: "/nowhere" }, "check");
        assert.equal(code, 2);
        assert.ok(stderr.startsWith(`${MISTAKE}\nno account: `), stderr);
      } finally {
        empty.remove();
      }
    });
  });

  const codes: [args: string[], code: number][] = [
    [["rogue-*"], 4],
    [["late", "rogue-a"], 1],
    [["dev", "typo"], 2],
    [["dev", "rogue-a", "--ou", "Workloads/*"], 0],
    [["nobody"], 2],
  ];
  for (const [args, code] of codes) {
    it(`${args.join(" ")}: exit code ${code}`, async () => {
      const result = await check(...args);
      assert.equal(result.code, code, result.stdout + result.stderr);
    }).timeout(20_000);
  }

  it("goes on after a program that takes all memory of its thread", async () => {
    const hog = join(project.directory, "Pulumi.hog.yaml");
    writeFileSync(hog, stackFile("777777777777"));
    try {
      const { code, stdout } = await check("hog", "rogue-a");
      assert.match(stdout, /^hog: the thread that the program ran in has ended: .*memory/);
      assert.match(
        stdout,
        /\n2 accounts: 0 accepted, 1 failed, 1 blocked by policy\nprotects, in 1 account or .*\nestimated cost .* for 1 account, /,
      );
      assert.equal(code, 1);
    } finally {
      rmSync(hog);
    }
  }).timeout(30_000);

  it("writes a line of JSON for each account", async () => {
    const { stdout } = await check("--json", "dev", "rogue-a", "typo");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { stack: string; outcome: string; cost?: { monthlyUsd: number } });
    assert.deepEqual(
      lines.map(({ stack, outcome, cost }) => [stack, outcome, cost?.monthlyUsd]),
      [
        ["typo", "invalid", undefined],
        ["dev", "accepted", 1.1],
        ["rogue-a", "blocked", 1.1],
      ],
    );
  }).timeout(20_000);

  it("goes by the config of the policy pack, and refuses one with a mistake", async () => {
    const file = join(project.directory, "lax.json");
    writeFileSync(file, JSON.stringify({ all: "advisory" }));
    assert.equal((await check("rogue-a", "--policy-pack-config", "lax.json")).code, 0);
    writeFileSync(file, JSON.stringify({ "iam-user-mfa": "advisory" }));
    const { code, stderr } = await check("rogue-a", "--policy-pack-config", "lax.json");
    assert.equal(code, 2);
    assert.match(stderr, /lax\.json:\n.*rules that do not exist: iam-user-mfa/);
  }).timeout(20_000);
});
