import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { AdoptedResource } from "../../config/adopted";
import { type AccountContents, readAccount } from "../../sandbox/demo/accountContents";
import { runCli } from "../fleet/cli/runCli";
import { makeCompanyAccount } from "../support/companyAccount";
import type { PulumiResult } from "../support/pulumiRun";
import { useProject } from "../support/useProject";

const ACCOUNT = "220000000001";
const FILE = "adopted/company.json";
const config = {
  accountId: ACCOUNT,
  assumeRole: "OrganizationAccountAccessRole",
  region: "eu-central-1",
  admins: ["alice", "carol"],
  monthlyLimitUsd: "250",
  emails: ["ops@example.com", "cfo@example.com"],
  accountAlias: "company-inc",
  passwordPolicy: {},
};

/** What a run does by name of the resource, for each operation but those that change nothing. */
function stepsOf({ steps }: Pick<PulumiResult, "steps">): Record<string, string[]> {
  const byOperation: Record<string, string[]> = {};
  for (const { op, urn } of steps)
    if (op !== "same" && op !== "refresh")
      (byOperation[op] ??= []).push(
        urn
          .split("::")
          .at(-1)
          ?.replace(/^baseline-/, "") ?? "",
      );
  return byOperation;
}

/** Without what a company's things have that the emulator cannot tell. */
function comparable({ budgets, ...contents }: AccountContents): object {
  return { ...contents, budgets: budgets.map(({ name, limit }) => ({ name, limit })) };
}

describe("a company's account", () => {
  const context = useProject();
  /** As it was at first. */
  let earlier: AccountContents;
  const account = () => readAccount(context.sandbox, ACCOUNT);
  const cli = (...args: string[]) => runCli(context.project.directory, context.sandbox.env, ...args);
  const adopt = (...args: string[]) => cli("adopt", "company", "--group", "Admins", ...args);

  /** Takes an input out of what is kept of the resource of a type. */
  function stopKeeping(type: string, property: string): void {
    const file = JSON.parse(context.project.read(FILE)) as { resources: AdoptedResource[] };
    const kept = file.resources.find((resource) => resource.type === type)?.keep ?? {};
    assert.ok(Reflect.deleteProperty(kept, property));
    context.project.write(FILE, JSON.stringify(file));
  }

  before(async () => {
    await makeCompanyAccount(context.sandbox.endpoint, ACCOUNT);
    await context.project.addStack("company", config);
    earlier = await account();
  });

  it("is looked at, and nothing is written, with --dry-run", async () => {
    const { code, stdout, stderr } = await adopt("--dry-run");
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^would write adopted\/company\.json: 13 resources$/m);
    assert.ok(!existsSync(join(context.project.directory, FILE)));
  });

  it("is listed: what is adopted, what differs, what is left alone", async () => {
    const { code, stdout, stderr } = await adopt();
    assert.equal(code, 0, stderr);
    for (const line of [
      /^adopts:\n {2}IAM user alice\n {2}console password of alice\n {2}IAM group Admins$/m,
      /^ {2}membership of alice in Admins$/m,
      /^ {2}account alias company-inc$/m,
      /^ {2}budget company: limitAmount: "900" now, "250" by the config$/m,
      /^ {2}IAM user alice: path: "\/staff\/" now, "\/" by the config$/m,
      /^leaves alone:\n {2}IAM user dave\n {2}inline policy Buckets of IAM group Admins$/m,
      /^ {2}email subscription of sales@example\.com to SNS topic alerts$/m,
      /^ {2}budget transfer$/m,
      /^ {2}IAM user dave is in IAM group Admins and not in the config/m,
      /^wrote adopted\/company\.json: 13 resources$/m,
    ])
      assert.match(stdout, line);
    assert.deepEqual(await account(), earlier, "AWS is only read");
  });

  it("is not looked at again where the file is there", async () => {
    const { code, stderr } = await adopt();
    assert.equal(code, 2);
    assert.match(stderr, /^adopted\/company\.json is there already; --force replaces it$/m);
  });

  it("is judged as it is and not as the config asks for, by check and by the preview", async () => {
    const { code, stdout } = await cli("check", "company");
    assert.equal(code, 4, stdout);
    assert.match(stdout, /budget-with-reachable-subscriber/);
    const { code: previewed, violations } = await context.project.preview("company");
    assert.notEqual(previewed, 0);
    assert.deepEqual(
      violations.map(({ policy }) => policy),
      ["budget-with-reachable-subscriber"],
    );
  });

  it("is imported without a replacement or deletion, once nothing is kept that a policy refuses", async () => {
    stopKeeping("aws:budgets/budget:Budget", "notifications");
    const { code, stdout } = await cli("check", "company");
    assert.equal(code, 0, stdout);
    const preview = await context.project.preview("company");
    assert.equal(preview.code, 0, preview.output);
    const { create = [], ...others } = stepsOf(preview);
    assert.deepEqual(Object.fromEntries(Object.entries(others).map(([op, names]) => [op, names.sort()])), {
      import: [
        "admins-alice",
        "admins-alice-login",
        "admins-alice-membership",
        "admins-group",
        "admins-policy-AWSBillingReadOnlyAccess",
        "alias",
        "estimated-charges",
        "monthly",
        "notifications",
        "notifications-key",
        "notifications-ops@example.com",
        "notifications-policy",
        "password-policy",
      ],
      update: ["monthly"],
    });
    for (const name of ["admins-mfa-enforcement", "admins-carol-login", "notifications-cfo@example.com"])
      assert.ok(create.includes(name), name);
  });

  it("keeps all that it had when deployed, alice's password too", async () => {
    const { code, output } = await context.project.up("company");
    assert.equal(code, 0, output);
    const now = await account();
    assert.deepEqual(
      now.users.find(({ name }) => name === "alice"),
      earlier.users[0],
    );
    assert.deepEqual(
      now.users.map(({ name }) => name),
      ["alice", "carol", "dave"],
    );
    const [group, ...otherGroups] = now.groups;
    assert.deepEqual(otherGroups, []);
    assert.deepEqual(group?.users, ["alice", "carol", "dave"]);
    assert.ok(group.managedPolicies.includes("ReadOnlyAccess"));
    assert.ok("Buckets" in group.inlinePolicies);
    assert.equal(Object.keys(group.inlinePolicies).length, 2);
    assert.deepEqual(now.alarms, earlier.alarms);
    assert.deepEqual(now.keys, earlier.keys);
    assert.deepEqual(
      now.budgets.map(({ name, limit }) => ({ name, limit })),
      earlier.budgets.map(({ name, limit }) => ({ name, limit })),
    );
    assert.equal(now.topics.length, 1);
    assert.equal(now.topics[0]?.policy, earlier.topics[0]?.policy);
    assert.deepEqual(now.topics[0]?.subscriptions, [
      "email:cfo@example.com",
      "email:ops@example.com",
      "email:sales@example.com",
    ]);
  });

  it("has outputs without a password that nobody can read", async () => {
    const { passwords, budgetName, groupName } = await context.project.outputs("company");
    assert.deepEqual(Object.keys(passwords as object), ["carol"]);
    assert.deepEqual([budgetName, groupName], ["company", "Admins"]);
  });

  it("does not drift", async () => {
    const { code, output } = await context.project.preview("company", "--refresh", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  it("is as it was when destroyed, and can be adopted again by the same file", async () => {
    const destroyed = await context.project.destroy("company");
    assert.equal(destroyed.code, 0, destroyed.output);
    assert.deepEqual(comparable(await account()), comparable(earlier));
    const { code, output, steps } = await context.project.up("company");
    assert.equal(code, 0, output);
    assert.equal(stepsOf({ steps })["import"]?.length, 13);
  });

  it("is changed in place, and nothing is replaced or deleted, once the file is gone", async () => {
    rmSync(join(context.project.directory, FILE));
    const preview = await context.project.preview("company");
    assert.equal(preview.code, 0, preview.output);
    const changed = stepsOf(preview);
    assert.deepEqual(Object.keys(changed), ["update"]);
    const { code, output } = await context.project.up("company");
    assert.equal(code, 0, output);
    const now = await account();
    assert.deepEqual(
      [now.budgets, now.alarms, now.topics, now.keys].map((things) => things.length),
      [2, 1, 1, 1],
    );
    assert.equal(now.budgets[0]?.limit, "250 USD MONTHLY");
    assert.equal(now.alarms[0]?.threshold, 250);
    const alice = now.users.find(({ name }) => name === "alice");
    assert.deepEqual(alice, { ...earlier.users[0], path: "/" }, "she still has her password");
  });

  it("is refused where the file names what the stack does not have", async () => {
    const lost = { type: "aws:iam/user:User", name: "baseline-admins-erin", id: "erin" };
    context.project.write(FILE, JSON.stringify({ resources: [lost] }));
    const { code, output } = await context.project.preview("company");
    assert.notEqual(code, 0);
    assert.match(
      output,
      /adopted resources that this stack does not have; take them out of the list:\s+aws:iam\/user:User "baseline-admins-erin"/,
    );
  });
});
