import assert from "node:assert/strict";

import { iamLoginProfileMustReset } from "../../../policy-pack/rules/iamLoginProfileMustReset";
import { judgeRole as judgeWebIdentity } from "../../../policy-pack/rules/iamRoleTrustNarrowsWebIdentity";
import { iamRoleTrustRequiresMfa, judgeRole } from "../../../policy-pack/rules/iamRoleTrustRequiresMfa";
import { iamUserNoAccessKey } from "../../../policy-pack/rules/iamUserNoAccessKey";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { document, report, resource, UNKNOWN } from "./fixtures";
import { allow, mfa } from "./trustFixtures";

const bridged = (kind: string, props: Record<string, unknown>, pkg = "aws"): StackResource =>
  resource(`${pkg}:index/iam${kind}:Iam${kind}`, "it", props);

describe("credentials of bridged Terraform providers", () => {
  it("are no access keys, whatever the package is called", async () => {
    for (const [pkg, kind, props] of [
      ["aws", "AccessKey", { user: "eve" }],
      ["corp", "AccessKey", { user: "eve" }],
      ["awscc", "AccessKey", { userName: "eve" }],
      ["google", "AccessKey", { user: "eve" }],
      ["aws", "ServiceSpecificCredential", { userName: "eve", serviceName: "codecommit.amazonaws.com" }],
    ] as const) {
      const { eve = "" } = await report(iamUserNoAccessKey, [bridged(kind, props, pkg)]);
      assert.match(eve, kind === "AccessKey" ? /gets an access key/ : /gets a password for CodeCommit/);
    }
    for (const kind of ["UserSshKey", "SigningCertificate", "UserLoginProfile"])
      assert.deepEqual(await report(iamUserNoAccessKey, [bridged(kind, { user: "eve" })]), {});
  });

  it("that name no user are for whoever deploys", async () => {
    const reported = await report(iamUserNoAccessKey, [bridged("AccessKey", {})]);
    assert.match(reported["it"] ?? "", /gets an access key/);
    assert.deepEqual(Object.keys(await report(iamLoginProfileMustReset, [bridged("UserLoginProfile", {})])), [
      "it",
    ]);
  });

  it("are passwords that must be changed", async () => {
    const profile = (props: object, pkg?: string) =>
      report(iamLoginProfileMustReset, [bridged("UserLoginProfile", { user: "eve", ...props }, pkg)]);
    assert.deepEqual(await profile({ passwordResetRequired: true }), {});
    for (const pkg of ["aws", "corp"]) {
      assert.match((await profile({ passwordResetRequired: false }, pkg))["eve"] ?? "", /required false/i);
      assert.match((await profile({}, pkg))["eve"] ?? "", /left out/);
    }
    const user = (loginProfile: object) =>
      report(iamLoginProfileMustReset, [bridged("User", { userName: "eve", loginProfile }, "awscc")]);
    assert.deepEqual(await user({ passwordResetRequired: true }), {});
    assert.match((await user({ password: "x" }))["eve"] ?? "", /left out/);
  });
});

describe("roles of bridged Terraform providers", () => {
  const OPEN = document(allow());
  const CLOSED = document(allow(mfa("Bool")));
  const judged = (props: Record<string, unknown>, pkg?: string): string[] =>
    judgeRole(bridged("Role", props, pkg)).map(({ subject, message }) => `${subject}: ${message}`);

  it("need MFA, with the properties of Terraform's aws and awscc", async () => {
    for (const pkg of ["aws", "awscc", "corp", "google"]) {
      assert.match(judged({ name: "r", assumeRolePolicy: OPEN }, pkg)[0] ?? "", /^r: .*without MFA/);
      assert.match(judged({ roleName: "r", assumeRolePolicyDocument: OPEN }, pkg)[0] ?? "", /^r: .*without/);
      assert.deepEqual(judged({ name: "r", assumeRolePolicy: CLOSED }, pkg), []);
    }
    const role = bridged("Role", { name: "r", assumeRolePolicy: OPEN });
    assert.equal((await iamRoleTrustRequiresMfa.gate?.(role, {}))?.length, 1);
  });

  it("narrow their web identities", () => {
    const trust = allow({ Principal: { Federated: "gitlab.com" }, Action: "sts:AssumeRoleWithWebIdentity" });
    const role = bridged("Role", { name: "r", assumeRolePolicy: document(trust) });
    assert.match(judgeWebIdentity(role)[0]?.message ?? "", /is open/);
  });

  it("have one trust policy, since the type does not show which one AWS gets", () => {
    for (const [first, second] of [
      [OPEN, CLOSED],
      [CLOSED, OPEN],
    ]) {
      const both = bridged("Role", { name: "r", assumeRolePolicy: first, assumeRolePolicyDocument: second });
      assert.match(judgeRole(both)[0]?.message ?? "", /given beside assumeRolePolicyDocument/);
      assert.equal(judgeWebIdentity(both).length, 1);
    }
  });

  it("are left to the update where nothing is known yet, and may be another cloud's", () => {
    const late = bridged("Role", { assumeRolePolicy: UNKNOWN, assumeRolePolicyDocument: UNKNOWN });
    assert.deepEqual(
      judgeRole(late).map(({ deferrable }) => deferrable),
      [true],
    );
    assert.deepEqual(judged({ name: "r", policy: "{}" }, "exoscale"), []);
  });
});
