import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { mfaEnforcementDocument } from "../../components/documents/mfaEnforcement";
import { readAccount } from "../../sandbox/demo/accountContents";
import { EMPTY_ACCOUNT } from "../support/emptyAccount";
import type { PulumiResult } from "../support/pulumiRun";
import { useProject } from "../support/useProject";

const ACCOUNT = "100000000001";
const config = {
  accountId: ACCOUNT,
  region: "eu-central-1",
  admins: ["alice", { name: "bob", path: "/finance/", accessKey: true }],
  managedPolicies: ["AdministratorAccess"],
  monthlyLimitUsd: "250.50",
  emails: ["ops@example.com", "cfo@example.com"],
  budgetNotifications: [
    { type: "ACTUAL", percent: 80 },
    { type: "FORECASTED", usd: 200, topics: ["baseline"], emails: ["cfo@example.com"] },
  ],
};

/** The policy pack shows the exemption of bob's access key, and finds nothing else. */
function onlyShowsExemption({ violations }: PulumiResult): void {
  assert.deepEqual(
    violations.map(({ level, policy, message }) => [level, policy, message.includes("let pass: bob")]),
    [["advisory", "exemptions", true]],
  );
}

describe("a stack of the sandbox", () => {
  const context = useProject();
  const account = () => readAccount(context.sandbox, ACCOUNT);
  /** What the deploy printed. */
  let log = "";

  before(async () => {
    context.project.exempt("iam-user-no-access-key", "bob");
    await context.project.addStack("main", config);
  });

  it("passes the policy pack in preview and creates nothing by it", async () => {
    const result = await context.project.preview("main");
    const { code, output, changes } = result;
    assert.equal(code, 0, output);
    onlyShowsExemption(result);
    assert.ok((changes?.["create"] ?? 0) > 15);
    assert.match(output, /account-baseline@v/, "the policy pack is engaged by default");
    assert.deepEqual(await account(), EMPTY_ACCOUNT);
  });

  it("deploys what the config says", async () => {
    const result = await context.project.up("main");
    log = result.output;
    assert.equal(result.code, 0, log);
    onlyShowsExemption(result);
    const { users, groups, budgets, alarms, topics, keys } = await account();
    assert.deepEqual(users, [
      { name: "alice", path: "/", consolePassword: true, resetRequired: true, accessKeys: 0 },
      { name: "bob", path: "/finance/", consolePassword: true, resetRequired: true, accessKeys: 1 },
    ]);
    assert.equal(groups.length, 1);
    assert.deepEqual(groups[0]?.users, ["alice", "bob"]);
    assert.deepEqual(groups[0].managedPolicies, [
      "AWSBillingReadOnlyAccess",
      "AWSBudgetsActionsWithAWSResourceControlAccess",
      "AdministratorAccess",
    ]);
    assert.deepEqual(
      Object.values(groups[0].inlinePolicies).map((document) => JSON.parse(document) as unknown),
      [mfaEnforcementDocument({ partition: "aws", accountId: ACCOUNT })],
    );
    const topic = topics[0]?.arn ?? "";
    assert.match(topic, /^arn:aws:sns:us-east-1:100000000001:/);
    assert.deepEqual(
      budgets.map(({ limit, notifications }) => ({ limit, notifications })),
      [
        {
          limit: "250.5 USD MONTHLY",
          notifications: [
            { when: "ACTUAL > 80 %", subscribers: ["cfo@example.com", "ops@example.com"] },
            { when: "FORECASTED > 200 USD", subscribers: ["cfo@example.com", topic] },
          ],
        },
      ],
    );
    assert.deepEqual(
      alarms.map(({ metric, threshold, alarmActions, okActions }) => ({
        metric,
        threshold,
        alarmActions,
        okActions,
      })),
      [
        {
          metric: "AWS/Billing EstimatedCharges USD",
          threshold: 250.5,
          alarmActions: [topic],
          okActions: [topic],
        },
      ],
    );
    assert.deepEqual(
      topics.map(({ encrypted, subscriptions }) => ({ encrypted, subscriptions })),
      [{ encrypted: true, subscriptions: ["email:cfo@example.com", "email:ops@example.com"] }],
    );
    assert.equal(keys.length, 1);
  });

  it("keeps passwords and keys out of state, log and outputs", async () => {
    const { passwords, accessKeys } = (await context.project.outputs("main")) as {
      passwords: Record<string, string>;
      accessKeys: Record<string, { id: string; secret: string }>;
    };
    const secrets = [passwords["alice"], passwords["bob"], accessKeys["bob"]?.secret];
    for (const secret of secrets)
      assert.ok(secret !== undefined && secret.length >= 24, "each secret is there");
    const { output } = await context.project.pulumi("stack", "output", "-s", "main");
    const files = [...filesBelow(context.sandbox.stateDir), ...filesBelow(context.project.directory)];
    assert.ok(
      files.some((file) => file.includes("stacks") && file.endsWith("main.json")),
      "the state file is among them",
    );
    for (const secret of secrets as string[]) {
      assert.ok(!output.includes(secret), "an output in plain text");
      assert.ok(log.includes("baseline-admins-bob-login") && !log.includes(secret), "a secret in the log");
      for (const file of files)
        assert.ok(!readFileSync(file, "utf8").includes(secret), `a secret in plain text in ${file}`);
    }
  });

  it("is unchanged when deployed again, and after a refresh", async () => {
    const again = await context.project.up("main");
    assert.equal(again.code, 0, again.output);
    assert.deepEqual(Object.keys(again.changes ?? {}), ["same"]);
    const refreshed = await context.project.preview("main", "--refresh", "--expect-no-changes");
    assert.equal(refreshed.code, 0, refreshed.output);
    onlyShowsExemption(refreshed);
  });

  it("takes a new limit, threshold, e-mail and admin without replacing anything", async () => {
    const before = await account();
    context.project.writeStack("main", {
      ...config,
      admins: ["alice", "carol", ...config.admins.slice(1)],
      monthlyLimitUsd: "300",
      emails: ["ops@example.com", "cto@example.com"],
      budgetNotifications: [{ type: "ACTUAL", percent: 90 }, ...config.budgetNotifications.slice(1)],
    });
    const { code, output, steps } = await context.project.up("main");
    assert.equal(code, 0, output);
    assert.deepEqual(
      steps.filter(({ op }) => op.includes("replace")),
      [],
    );
    const deleted = steps.filter(({ op }) => op === "delete").map(({ urn }) => urn.split("::").pop());
    assert.deepEqual(deleted, ["baseline-notifications-cfo@example.com"], "a subscription is its address");
    const now = await account();
    assert.deepEqual(now.users.map(({ name }) => name).sort(), ["alice", "bob", "carol"]);
    assert.equal(now.budgets[0]?.limit, "300 USD MONTHLY");
    assert.deepEqual(now.budgets[0].notifications[0], {
      when: "ACTUAL > 90 %",
      subscribers: ["cto@example.com", "ops@example.com"],
    });
    assert.equal(now.budgets[0].name, before.budgets[0]?.name);
    assert.equal(now.groups[0]?.name, before.groups[0]?.name);
    assert.equal(now.topics[0]?.arn, before.topics[0]?.arn);
  });

  it("takes an admin out, with what it enrolled itself", async () => {
    context.project.writeStack("main", config);
    const { code, output } = await context.project.up("main");
    assert.equal(code, 0, output);
    assert.deepEqual((await account()).users.map(({ name }) => name).sort(), ["alice", "bob"]);
  });

  it("leaves the account empty when destroyed", async () => {
    const { code, output } = await context.project.destroy("main");
    assert.equal(code, 0, output);
    assert.deepEqual(await account(), EMPTY_ACCOUNT);
  });
});

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && statSync(path).size < 50_000_000 ? [path] : [];
  });
}
