import assert from "node:assert/strict";

import { everything } from "../support/everything";
import { useProject } from "../support/useProject";
import { WholeAccount } from "../support/wholeAccount";

const ACCOUNT = "100000000077";
const REGIONS = ["us-east-1", "us-east-2", "eu-west-1", "eu-central-1", "eu-north-1", "ap-southeast-2"];

/** The stack file of a baseline with every part on; who deploys is the role of Pulumi.yaml. */
function configOf({ profile, assumeRoles, ...parts }: typeof everything): Record<string, unknown> {
  assert.ok(profile && assumeRoles);
  return JSON.parse(JSON.stringify(parts).replaceAll(parts.accountId, ACCOUNT)) as Record<string, unknown>;
}

describe("a stack with every part on", () => {
  const context = useProject();
  const config = configOf(everything);
  let account: WholeAccount;
  /** What was in the account before. */
  let original: Record<string, string[]>;

  before(async () => {
    account = new WholeAccount(context.sandbox, ACCOUNT, REGIONS);
    await account.furnish();
    original = await account.contents();
    context.project.exempt("iam-user-no-access-key", "alice");
    await context.project.addStack("everything", config);
  });

  it("passes the policy pack, and deploys", async () => {
    const { code, output, violations } = await context.project.up("everything");
    assert.equal(code, 0, output);
    assert.deepEqual(
      violations.map(({ level, policy }) => [level, policy]),
      [["advisory", "exemptions"]],
      "the exemption of alice's access key is shown, and nothing else",
    );
  });

  it("has in the account what it says", async () => {
    const contents = await account.contents();
    const count = (kind: string) => (contents[kind]?.length ?? 0) - (original[kind]?.length ?? 0);
    assert.deepEqual(contents["users"], ["alice", "bob"]);
    assert.deepEqual(contents["groups"], ["admins", "finance"]);
    assert.deepEqual(contents["aliases"], ["example-production"]);
    assert.deepEqual(contents["contacts"], ["BILLING", "OPERATIONS", "SECURITY"]);
    assert.deepEqual(
      Object.fromEntries(
        [
          "policies",
          "passwordPolicies",
          "budgets",
          "budgetAction",
          "anomalyMonitor",
          "anomalySubscription",
          "organizationsFeatures",
          "slackChannel",
          "teamsChannel",
          "secrets",
          "topics",
          "keys",
          "filters",
          "rules",
          "alarms",
        ].map((kind) => [kind, count(kind)]),
      ),
      {
        // The boundary and what stops spending.
        policies: 2,
        passwordPolicies: 1,
        // The monthly one and three more.
        budgets: 1 + sizeOf("budgets"),
        budgetAction: sizeOf("budgetActions"),
        anomalyMonitor: 1,
        anomalySubscription: 2,
        organizationsFeatures: 1,
        slackChannel: 1,
        teamsChannel: 1,
        secrets: 2,
        topics: 2,
        keys: 2,
        filters: 2,
        // Two in us-east-1, and one in each region from which events are passed on.
        rules: 2 + 4,
        // The monthly one and two more, and those on the log group.
        alarms: 1 + sizeOf("billingAlarms") + 2,
      },
    );
    for (const role of everything.roles ?? []) assert.ok(contents["roles"]?.includes(role.name), role.name);
    const { PasswordPolicy } = await account.iam.getAccountPasswordPolicy();
    assert.equal(PasswordPolicy?.MinimumPasswordLength, 20);
    assert.equal(PasswordPolicy.MaxPasswordAge, 365);
  });

  it("keeps passwords and keys in Secrets Manager, and out of outputs and log", async () => {
    const outputs = await context.project.outputs("everything");
    assert.deepEqual(outputs["passwords"], {});
    assert.deepEqual(outputs["accessKeys"], {});
    const { alice } = outputs["credentialSecretArns"] as Record<string, string>;
    const secrets = account.secretsManager("eu-central-1");
    const { SecretString } = await secrets.getSecretValue({ SecretId: alice });
    const credentials = JSON.parse(SecretString ?? "") as Record<string, string>;
    assert.deepEqual(Object.keys(credentials), ["userName", "password", "accessKeyId", "secretAccessKey"]);
    assert.equal(credentials["password"]?.length, 24);
    const { ResourcePolicy } = await secrets.getResourcePolicy({ SecretId: alice });
    assert.match(ResourcePolicy ?? "", /OrganizationAccountAccessRole/, "who deploys may read it");
  });

  it("is unchanged on the second run, and after a refresh", async () => {
    const again = await context.project.up("everything");
    assert.equal(again.code, 0, again.output);
    assert.deepEqual(Object.keys(again.changes ?? {}), ["same"]);
    const refreshed = await context.project.preview("everything", "--refresh", "--expect-no-changes");
    assert.equal(refreshed.code, 0, refreshed.output);
  });

  it("drifts when it is changed manually, and is repaired", async () => {
    const [rule = ""] = (await account.contents())["rules"]?.filter((it) => it.includes("root-use")) ?? [];
    const Name = rule.slice(rule.indexOf(" ") + 1);
    await account.eventBridge("us-east-1").disableRule({ Name });
    await account.iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 8 });
    await account.iam.detachRolePolicy({
      RoleName: "from-hub",
      PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    });
    await account.iam.attachRolePolicy({
      RoleName: "from-hub",
      PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    const drift = await context.project.preview("everything", "--refresh", "--expect-no-changes");
    assert.notEqual(drift.code, 0, "the drift is seen");
    const { code, output } = await context.project.up("everything", "--refresh");
    assert.equal(code, 0, output);
    const { PasswordPolicy } = await account.iam.getAccountPasswordPolicy();
    assert.equal(PasswordPolicy?.MinimumPasswordLength, 20);
    const { State } = await account.eventBridge("us-east-1").describeRule({ Name });
    assert.equal(State, "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    const { AttachedPolicies } = await account.iam.listAttachedRolePolicies({ RoleName: "from-hub" });
    assert.ok(AttachedPolicies?.some(({ PolicyName }) => PolicyName === "AdministratorAccess"));
    await account.iam.detachRolePolicy({
      RoleName: "from-hub",
      PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
  });

  it("renames its group without leaving anything behind", async () => {
    context.project.writeStack("everything", { ...config, groupName: "administrators" });
    const { code, output } = await context.project.up("everything");
    assert.equal(code, 0, output);
    assert.deepEqual((await account.contents())["groups"], ["administrators", "finance"]);
    const { Group, Users } = await account.iam.getGroup({ GroupName: "administrators" });
    assert.equal(Group?.GroupName, "administrators");
    assert.deepEqual(
      Users?.map(({ UserName }) => UserName),
      ["alice"],
    );
    const { PolicyNames } = await account.iam.listGroupPolicies({ GroupName: "administrators" });
    assert.equal(PolicyNames?.length, 1);
  });

  it("moves users to another group, and they stay the users that they were", async () => {
    const users = ["alice", "bob"] as const;
    const ofAll = async <T>(ask: (name: string) => Promise<T>) => Promise.all(users.map(ask));
    const idOf = async (UserName: string) => (await account.iam.getUser({ UserName })).User?.UserId;
    const ids = await ofAll(idOf);
    const [group] = everything.groups ?? [];
    const swapped = { admins: [{ name: "bob" }], groups: [{ ...group, users: everything.admins }] };
    context.project.writeStack("everything", { ...config, groupName: "administrators", ...swapped });
    const { code, output, changes } = await context.project.up("everything");
    assert.equal(code, 0, output);
    assert.deepEqual(Object.keys(changes ?? {}).sort(), ["same", "update"]);
    assert.deepEqual(await ofAll(idOf), ids);
    const groups = await ofAll(async (UserName) => {
      const { Groups } = await account.iam.listGroupsForUser({ UserName });
      return Groups?.map(({ GroupName }) => GroupName);
    });
    assert.deepEqual(groups, [["finance"], ["administrators"]]);
  });

  it("leaves the account as it was when destroyed, but for the primary contact, which AWS keeps", async () => {
    const { code, output } = await context.project.destroy("everything");
    assert.equal(code, 0, output);
    assert.deepEqual(await account.contents(), original);
    assert.ok(await account.held.get(ACCOUNT, "primaryContact", "primary"));
  });

  function sizeOf(key: "budgets" | "budgetActions" | "billingAlarms"): number {
    return everything[key]?.length ?? 0;
  }
});
