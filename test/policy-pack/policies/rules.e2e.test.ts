import assert from "node:assert/strict";

import { useProject } from "../../support/useProject";

const ROGUE = `
  import * as iam from "@pulumi/aws/iam";
  const user = new iam.User("rogue", { name: "rogue" });
  new iam.UserLoginProfile("login", { user: user.name });
  new iam.AccessKey("key", { user: user.name });
  new iam.UserPolicyAttachment("admin", {
    user: user.name,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });
  new iam.AccountPasswordPolicy("weak", { minimumPasswordLength: 8 });`;

/** Edits of the component, each of which breaks one rule. */
const BREAKS: [file: string, from: string, to: string][] = [
  ["components/billingAlarm.ts", "alarmActions: [args.topicArn]", "alarmActions: []"],
  [
    "components/monthlyBudget.ts",
    "subscriberEmailAddresses: [...(notification.emails ?? args.emails)]",
    "subscriberEmailAddresses: []",
  ],
  [
    "components/monthlyBudget.ts",
    "(notification.topics ?? []).map",
    '["arn:aws:sns:us-east-1:111122223333:elsewhere"].map',
  ],
  ["components/notificationTopic.ts", "kmsMasterKeyId: key.arn, ", ""],
];

describe("the rules of the policy pack under the real engine", () => {
  const context = useProject();
  before(async () => {
    await context.project.pulumi("stack", "select", "--create", "dev");
  });

  it("accept the baseline before, during and after its first deploy", async () => {
    const { project } = context;
    for (const run of [
      () => project.preview("dev"),
      () => project.up("dev"),
      () => project.preview("dev", "--refresh"),
    ]) {
      const { code, output, violations } = await run();
      assert.equal(code, 0, output);
      assert.deepEqual(violations, []);
    }
    await project.destroy("dev");
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
      "iam-login-profile-must-reset",
      "iam-password-policy",
      "iam-user-mfa-enforcement",
      "iam-user-no-access-key",
      "iam-user-no-direct-admin-policy",
      "provider-pins-account",
      "required-tags",
      "topic-encrypted-and-closed",
    ]);
  });
});
