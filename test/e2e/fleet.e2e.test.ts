import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { readAccount } from "../../sandbox/demo/accountContents";
import { EMPTY_ACCOUNT } from "../support/emptyAccount";
import { useFleet } from "../support/fleet";

const FRUGAL_PACK = `
  const { PolicyPack } = require("@pulumi/policy");
  new PolicyPack("frugal", {
    policies: [
      {
        name: "no-budgets",
        description: "Nothing is bought.",
        enforcementLevel: "mandatory",
        validateResource: ({ type }, report) => {
          if (type !== "aws:budgets/budget:Budget") return;
          report("a budget, of all things\\nand a word on it");
          report("and a second thing");
        },
      },
    ],
  });`;

/** The same story with 60 accounts is told by bench/fleet.ts. */
describe("account-baseline: a fleet's life", () => {
  const context = useFleet();
  const accounts = { canary: "200000000001", east: "200000000002", north: "200000000003" };
  const planned = "200000000004";

  before(() => {
    const { fleet } = context;
    fleet.account("canary", accounts.canary, { ou: "Canary" });
    fleet.account("east", accounts.east, { ou: "Workloads/Prod" });
    fleet.account("north", accounts.north, { ou: "Workloads/Prod" });
    fleet.write(
      "rollout.yaml",
      "concurrency: 4\nretry: { firstDelaySeconds: 1 }\nwaves:\n  - name: canary\n    ou: Canary\n  - name: rest\n    ou: Workloads/*\n",
    );
  });

  it("up: the canary first, then the rest; throttling is waited out", async () => {
    const { fleet } = context;
    fleet.fail({
      account: accounts.east,
      type: "aws:iam/user:User",
      operation: "create",
      times: 1,
      error: "Throttling",
    });
    const { code, output } = await fleet.run("up", "--yes");
    fleet.fail();
    assert.equal(code, 0, output);
    assert.deepEqual(fleet.outcomes(), { canary: "completed", east: "completed", north: "completed" });
    assert.ok(output.indexOf("canary: completed") < output.indexOf("east: preview"), output);
    assert.match(output, /east: attempt 1 failed, another follows: .*Rate exceeded/);
    for (const account of Object.values(accounts)) assert.deepEqual(await fleet.users(account), ["alice"]);
    assert.deepEqual(await fleet.sessions("east"), [`account-baseline-${fleet.lastRun().run}`]);
  });

  it("keeps passwords out of journal, results and logs", async () => {
    const { fleet } = context;
    const { passwords } = (await fleet.outputs("north")) as { passwords: { alice: string } };
    assert.equal(passwords.alice.length, 24);
    const written = fleet.filesOf(".rollout");
    assert.ok(written.some(({ path }) => path.endsWith("north.log")));
    for (const { path, text } of written) assert.ok(!text.includes(passwords.alice), path);
  });

  it("up again: all unchanged, and list knows it", async () => {
    const { fleet } = context;
    const { code, output } = await fleet.run("up", "--yes");
    assert.equal(code, 0, output);
    assert.deepEqual(fleet.outcomes(), { canary: "unchanged", east: "unchanged", north: "unchanged" });
    const list = await fleet.run("list");
    assert.match(list.output, /canary .*200000000001 .*Canary .*canary .*up: unchanged/);
  });

  it("another e-mail address in the common config: each account is updated in place", async () => {
    const { fleet, sandbox } = context;
    fleet.edit("Pulumi.yaml", "ops@example.com", "team@example.com");
    const { code, output } = await fleet.run("up", "--yes");
    assert.equal(code, 0, output);
    for (const { stack, outcome, counts } of fleet.lastRun().accounts) {
      assert.equal(outcome, "completed", stack);
      assert.deepEqual([counts?.update, counts?.replace], [1, 0], "the budget, in place");
    }
    const { budgets } = await readAccount(sandbox, accounts.north);
    assert.deepEqual(
      budgets.flatMap(({ notifications }) => notifications.flatMap(({ subscribers }) => subscribers)),
      ["team@example.com", "team@example.com", "team@example.com"],
    );
  });

  it("drift: changes outside of Pulumi are reported, and fixed by --fix", async () => {
    const { fleet } = context;
    await context.fleet.deleteGroupPolicy(accounts.east);
    const drift = await fleet.run("drift");
    assert.equal(drift.code, 3, drift.output);
    assert.deepEqual(fleet.outcomes(), { canary: "unchanged", east: "drifted", north: "unchanged" });
    assert.match(
      drift.output,
      /gone: GroupPolicy baseline-admins-mfa-enforcement; fixed by: account-baseline drift --fix/,
    );
    const fix = await fleet.run("drift", "--fix", "--yes", "east");
    assert.equal(fix.code, 0, fix.output);
    const again = await fleet.run("drift", "east");
    assert.equal(again.code, 0, again.output);
  });

  it("a saved plan is carried out by another run, and nothing that came after it", async () => {
    const { fleet } = context;
    fleet.account("planned", planned, { ou: "Workloads/Prod" });
    const preview = await fleet.run("preview", "planned", "--save-plan", "approved");
    assert.equal(preview.code, 0, preview.output);
    const { run } = fleet.lastRun();
    const up = await fleet.run("up", "planned", "--plan", "approved", "--yes");
    assert.equal(up.code, 0, up.output);
    assert.deepEqual(fleet.outcomes(), { planned: "completed" });
    assert.deepEqual(await fleet.users(planned), ["alice"]);
    assert.deepEqual(await fleet.sessions("planned"), [`account-baseline-${run}`]);

    fleet.account("planned", planned, { ou: "Workloads/Prod", admins: ["alice", "bob"] });
    const stale = await fleet.run("up", "planned", "--plan", "approved", "--yes");
    assert.equal(stale.code, 1, stale.output);
    assert.match(stale.output, /stopped, because it would do what was not shown before: create .*bob/);
    assert.deepEqual(await fleet.users(planned), ["alice"]);
  });

  it("judges by further policy packs as well, each once, beside the own one with its config; shows all they say", async () => {
    const { fleet } = context;
    fleet.write("policy-config.json", '{ "required-tags": { "tags": ["owner"] } }');
    mkdirSync(join(fleet.directory, "frugal"));
    fleet.write("frugal/PulumiPolicy.yaml", "runtime: nodejs\n");
    fleet.write("frugal/package.json", '{ "name": "frugal", "version": "1.0.0", "main": "index.js" }');
    fleet.write("frugal/index.js", FRUGAL_PACK);
    symlinkSync(join(fleet.directory, "frugal"), join(fleet.directory, "thrifty"));
    const packs = ["frugal", "thrifty", "policy-pack"].flatMap((pack) => ["--policy-pack", pack]);
    const { code, output } = await fleet.run("preview", "north", ...packs);
    fleet.write("policy-config.json", "{}");
    assert.equal(code, 4, output);
    const [north] = fleet.lastRun().accounts;
    const objecting = new Set((north?.findings ?? []).map(({ control }) => control));
    assert.deepEqual([...objecting].sort(), ["no-budgets", "required-tags"]);
    const title = "mandatory: no-budgets (baseline-monthly, aws:budgets/budget:Budget): Nothing is bought.";
    const shown = [
      `    ${title}\n      a budget, of all things\n      and a word on it\n`,
      `    ${title}\n      and a second thing\n`,
    ];
    for (const text of shown)
      assert.equal(output.split(text).length, 2, `once, and in full: ${text}\n${output}`);
    const { findings = [] } = north ?? {};
    assert.equal(
      new Set(findings.map((finding) => JSON.stringify(finding))).size,
      findings.length,
      "no rule twice",
    );
  });

  it("destroy asks on a terminal and needs both flags without one; then nothing is left", async () => {
    const { fleet, sandbox } = context;
    const refused = await fleet.run("destroy", "--yes");
    assert.equal(refused.code, 2, refused.output);
    assert.match(refused.output, /--yes --i-know/);
    const { code, output } = await fleet.run("destroy", "--yes", "--i-know");
    assert.equal(code, 0, output);
    for (const account of [...Object.values(accounts), planned])
      assert.deepEqual(await readAccount(sandbox, account), EMPTY_ACCOUNT);
  });
});
