import assert from "node:assert/strict";

import { readAccount } from "../../sandbox/demo/accountContents";
import { useProject } from "../support/useProject";

/** The account of the default provider. */
const HUB = "123456789012";

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

const ROGUE = `
  import * as iam from "@pulumi/aws/iam";
  const user = new iam.User("rogue", { name: "rogue" });
  const login = new iam.UserLoginProfile("login", { user: user.name });
  const key = new iam.AccessKey("key", { user: user.name });
  // In no order they would be registered in any.
  const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  new iam.UserPolicyAttachment("admin", { user: user.name, policyArn }, { dependsOn: [login, key] });
  new iam.AccountPasswordPolicy("weak", { minimumPasswordLength: 8 });
  const trust = { Effect: "Allow", Principal: { AWS: "${HUB}" }, Action: "sts:AssumeRole" };
  new iam.Role("open", {
    name: "open",
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
  });
  const anyRepository = {
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::${HUB}:oidc-provider/token.actions.githubusercontent.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
  };
  new iam.Role("ci", {
    name: "ci",
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [anyRepository] }),
  });`;

/** Edits of the component, each of which breaks one rule. */
const BREAKS: [file: string, from: string, to: string][] = [
  ["components/costs/billingAlarm.ts", "alarmActions: [args.topicArn]", "alarmActions: []"],
  ["components/costs/budgetNotifications.ts", "emails: [...(emails ?? audience.emails)]", "emails: []"],
  [
    "components/costs/budgetNotifications.ts",
    "topicArns: topics.map(",
    'topicArns: ["arn:aws:sns:us-east-1:111122223333:elsewhere"].map(',
  ],
  ["components/alerts/notificationTopic.ts", "kmsMasterKeyId: key.arn, ", ""],
];

describe("the rules of the policy pack under the real engine", () => {
  const context = useProject();
  before(async () => {
    await context.project.pulumi("stack", "select", "--create", "dev");
  });

  it("each block what is against them, all in one preview", async () => {
    const { project } = context;
    project.append("index.ts", ROGUE);
    for (const edit of BREAKS) project.edit(...edit);
    project.write("policy-config.json", JSON.stringify({ "required-tags": { tags: ["owner"] } }));
    const { code, output, violations } = await project.preview(
      "dev",
      "--policy-pack-config",
      "policy-config.json",
    );
    assert.notEqual(code, 0, output);
    const mandatory = violations.filter(({ level }) => level === "mandatory");
    assert.deepEqual([...new Set(mandatory.map(({ policy }) => policy))].sort(), [
      "billing-alarm",
      "budget-with-reachable-subscriber",
      "iam-credential-needs-binding",
      "iam-login-profile-must-reset",
      "iam-password-policy",
      "iam-role-trust-narrows-web-identity",
      "iam-role-trust-requires-mfa",
      "iam-user-mfa-enforcement",
      "iam-user-no-access-key",
      "iam-user-no-direct-admin-policy",
      "provider-pins-account",
      "required-tags",
      "topic-encrypted-and-closed",
    ]);
  });

  it("make no credential before something binds its user, even where the preview is skipped", async () => {
    const { project, sandbox } = context;
    // The update stops at the first resource that is blocked, whose turn comes in any order.
    const others = [
      "iam-role-trust-narrows-web-identity",
      "iam-role-trust-requires-mfa",
      "iam-user-no-access-key",
    ].map((rule) => [rule, "advisory"]);
    project.write("policy-config.json", JSON.stringify(Object.fromEntries(others)));
    const args = ["--skip-preview", "--policy-pack-config", "policy-config.json"];
    const { code, output } = await project.up("dev", ...args);
    assert.notEqual(code, 0, output);
    assert.match(output, /iam-credential-needs-binding/);
    const rogue = (await readAccount(sandbox, HUB)).users.find(({ name }) => name === "rogue");
    assert.ok(rogue, "a stack policy alone comes after the user");
    assert.deepEqual([rogue.consolePassword, rogue.accessKeys], [false, 0]);
    await project.destroy("dev");
  });
});

describe("the config of the policy pack under the real engine", () => {
  const context = useProject();
  const CONFIG = "policy-config.json";
  before(async () => {
    context.project.append(
      "index.ts",
      'import * as iam from "@pulumi/aws/iam"; new iam.User("legacy", { name: "legacy" });',
    );
    await context.project.pulumi("stack", "select", "--create", "dev");
  });

  async function preview(
    config: unknown,
  ): Promise<{ code: number | null; output: string; messages: string[] }> {
    const { project } = context;
    project.write(CONFIG, JSON.stringify(config));
    const { code, output, violations } = await project.preview("dev", "--policy-pack-config", CONFIG);
    assert.doesNotMatch(output, /^\s+at /m, "no stack trace");
    return { code, output, messages: violations.map(({ level, message }) => `${level}: ${message}`) };
  }

  const exemption = { pattern: "legacy", reason: "replaced by a role in May", owner: "platform@example.com" };
  // The user is made by the default provider, which another rule is against.
  const rule = (options: object): object => ({
    "iam-user-mfa-enforcement": options,
    "provider-pins-account": "disabled",
  });

  it("exempts a user for a time, and shows it", async () => {
    const { code, output, messages } = await preview(
      rule({ exemptions: [{ ...exemption, expires: TOMORROW }] }),
    );
    assert.equal(code, 0, output);
    const [disabled, exempted, ...others] = messages;
    assert.deepEqual(others, []);
    assert.match(
      disabled ?? "",
      /^advisory: [^]*provider-pins-account is disabled by the pack's config\.\s*$/,
    );
    assert.match(exempted ?? "", /^advisory: [^]*"legacy" \(replaced by a role in May; .*let pass: legacy/);
  });

  it("blocks what an expired exemption would have let pass", async () => {
    const { code, output, messages } = await preview(
      rule({ exemptions: [{ ...exemption, expires: "2020-12-31" }] }),
    );
    assert.notEqual(code, 0, output);
    assert.ok(messages.some((message) => /^mandatory: [^]*until 2020-12-31\) has expired/.test(message)));
  });

  it("sets the level of a rule", async () => {
    const { code, output, messages } = await preview(rule({ enforcementLevel: "advisory" }));
    assert.equal(code, 0, output);
    assert.match(messages.join(), /^advisory: [^]*"legacy" can work without MFA \(none\)/);
  });

  it("sets the level of all rules that have none of their own", async () => {
    const { code, output, messages } = await preview({ all: "advisory" });
    assert.equal(code, 0, output);
    assert.match(messages.join(), /advisory: [^]*"legacy" can work without MFA \(none\)/);
    const one = await preview({ all: "advisory", "iam-user-mfa-enforcement": "mandatory" });
    assert.notEqual(one.code, 0, one.output);
    const none = await preview({ all: "disabled" });
    assert.equal(none.code, 0, none.output);
    assert.match(none.messages.join(), /iam-user-mfa-enforcement is disabled by the pack's config/);
    assert.doesNotMatch(none.output, /all is disabled/);
  });

  const wrong: Record<string, { options: object; says: RegExp }> = {
    "an exemption without a reason": {
      options: { exemptions: [{ pattern: "legacy", owner: "x", expires: TOMORROW }] },
      says: /reason is required/,
    },
    "a misspelled option": {
      options: { exemption: [] },
      says: /iam-user-mfa-enforcement: .*"exemption"[^]*exemptions/,
    },
    "a mode that there is not": { options: { mode: "lax" }, says: /mode.*must be one of.*explicit-deny/ },
  };
  for (const [name, { options, says }] of Object.entries(wrong)) {
    it(`stops at ${name}`, async () => {
      const { code, output } = await preview(rule(options));
      assert.notEqual(code, 0, output);
      assert.match(output, says);
    });
  }

  it("stops at a rule that there is not", async () => {
    const { code, output } = await preview({ "iam-user-mfa-enforcment": "advisory" });
    assert.notEqual(code, 0, output);
    assert.match(
      output,
      /rules that do not exist: iam-user-mfa-enforcment; expected all, .*iam-user-mfa-enforcement/,
    );
  });
});
