import assert from "node:assert/strict";

import { mfaEnforcementDocument } from "../../../components/documents/mfaEnforcement";
import type { MfaStage } from "../../../components/rules/literals";
import { allows } from "../../support/simulate";

const iam = (resource: string) => `arn:aws:iam::111122223333:${resource}`;
const ADMINISTRATOR = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** An administrator named alice at one point of the way into the account. */
function aliceWith(stage: MfaStage, context: Record<string, string>) {
  const policies = [
    ADMINISTRATOR,
    mfaEnforcementDocument({ partition: "aws", accountId: "111122223333", stage }),
  ];
  return (action: string, resource = "*", more: Record<string, string> = {}) =>
    allows(policies, { action, resource, context: { "aws:username": "alice", ...context, ...more } });
}

const OWN = iam("user/admins/alice");
const OTHER = iam("user/bob");
const WITHOUT_MFA = { "aws:MultiFactorAuthPresent": "false" };
const WITH_MFA = { "aws:MultiFactorAuthPresent": "true" };
/** What an administrator wants, and a thief too. */
const ANYTHING = [
  ["ec2:RunInstances", "*"],
  ["s3:GetObject", "arn:aws:s3:::bucket/key"],
  ["iam:CreateUser", iam("user/mallory")],
  ["iam:CreateAccessKey", OWN],
  ["iam:DeactivateMFADevice", OWN],
  ["iam:DeleteGroupPolicy", iam("group/admins")],
  ["iam:ListUsers", "*"],
  ["sts:AssumeRole", iam("role/admin")],
] as const;

describe("the way of a new user into the account", () => {
  for (const stage of ["enforce", "fido-only"] as const) {
    describe(`with ${stage}`, () => {
      const atFirst = aliceWith(stage, WITHOUT_MFA);

      it("begins with the forced change of the password, which nothing stands in the way of", () => {
        assert.ok(atFirst("iam:GetAccountPasswordPolicy"));
        assert.ok(atFirst("iam:ChangePassword", OWN));
        assert.ok(!atFirst("iam:ChangePassword", OTHER));
      });

      it("goes on with the enrolment of a security key, by its two calls", () => {
        assert.ok(atFirst("iam:GetUser", OWN));
        assert.ok(atFirst("iam:ListMFADevices", OWN));
        for (const step of ["Create", "Activate"]) {
          const registration = { "iam:RegisterSecurityKey": step };
          assert.ok(atFirst("iam:EnableMFADevice", OWN, registration), step);
          assert.ok(!atFirst("iam:EnableMFADevice", OTHER, registration), "for oneself only");
        }
      });

      it("has nothing else to offer before a sign-in with MFA", () => {
        for (const [action, resource] of ANYTHING) assert.ok(!atFirst(action, resource), action);
      });

      it("ends with a sign-in with MFA, after which everything is open", () => {
        const atLast = aliceWith(stage, WITH_MFA);
        for (const [action, resource] of ANYTHING) assert.ok(atLast(action, resource), action);
      });

      it("leads nowhere with an access key alone", () => {
        const withKey = aliceWith(stage, {});
        for (const [action, resource] of ANYTHING) assert.ok(!withKey(action, resource), action);
      });
    });
  }

  describe("with virtual devices and hardware tokens", () => {
    const steps = [
      ["iam:CreateVirtualMFADevice", iam("mfa/alice")],
      ["iam:EnableMFADevice", OWN],
    ] as const;

    it("is open with enforce, and an access key then gets a session with MFA", () => {
      const atFirst = aliceWith("enforce", WITHOUT_MFA);
      for (const [action, resource] of steps) assert.ok(atFirst(action, resource), action);
      assert.ok(aliceWith("enforce", {})("sts:GetSessionToken"));
    });

    it("is closed with fido-only, before MFA and after it", () => {
      for (const context of [WITHOUT_MFA, WITH_MFA, {}]) {
        const alice = aliceWith("fido-only", context);
        for (const [action, resource] of steps) assert.ok(!alice(action, resource), action);
      }
      assert.ok(!aliceWith("fido-only", {})("sts:GetSessionToken"));
    });
  });

  it("is open to everything with announce, which is why the policy pack wants an exemption for it", () => {
    const atFirst = aliceWith("announce", WITHOUT_MFA);
    for (const [action, resource] of ANYTHING) assert.ok(atFirst(action, resource), action);
  });
});
