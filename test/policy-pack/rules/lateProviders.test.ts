import assert from "node:assert/strict";

import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";

import { createPolicies } from "../../../policy-pack/rules";
import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import { previewValues, UNKNOWN } from "../../support/previewValues";
import { resource } from "./fixtures";

/** What each policy of the pack reports in a preview of one resource, of which its provider shows no properties. */
async function previewOf(type: string, profile: unknown): Promise<ReadonlyMap<string, string>> {
  const shown = {
    ...resource(type, "it", {}),
    provider: { urn: "late", props: previewValues({ profile }) },
  };
  const args = { resources: [shown as unknown as PolicyResource], getConfig: () => ({}) };
  const reported = new Map<string, string>();
  for (const policy of createPolicies({ ...UPDATE_WITHOUT_CONFIG, isPreview: () => true })) {
    await policy.validateStack(args as unknown as StackValidationArgs, (message) =>
      reported.set(policy.name, message),
    );
  }
  return reported;
}

const DEFERRED = "judged-during-the-update";

describe("a provider that the preview cannot configure", () => {
  const blocking: Record<string, readonly string[]> = {
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": ["iam-user-no-direct-admin-policy"],
    "aws:iam/policyAttachment:PolicyAttachment": ["iam-user-no-direct-admin-policy"],
    "aws:iam/accessKey:AccessKey": ["iam-user-no-access-key", "iam-user-mfa-enforcement"],
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": ["iam-user-no-access-key"],
    "aws:iam/userLoginProfile:UserLoginProfile": ["iam-login-profile-must-reset", "iam-user-mfa-enforcement"],
    "aws-native:iam:User": ["iam-login-profile-must-reset", "iam-user-mfa-enforcement"],
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": ["iam-password-policy"],
    "aws:cloudformation/stack:Stack": ["iam-user-mfa-enforcement"],
  };
  for (const [type, rules] of Object.entries(blocking)) {
    it(`hides nothing of ${type}: ${rules.join(", ")}`, async () => {
      const reported = await previewOf(type, UNKNOWN);
      assert.deepEqual(
        rules.filter((rule) => !reported.has(rule)),
        [],
      );
    });
  }

  it("leaves what the update gate judges to it, and lists it", async () => {
    for (const [type, rule] of [
      ["aws:iam/role:Role", "iam-role-trust-requires-mfa"],
      ["aws:iam/role:Role", "iam-role-trust-narrows-web-identity"],
      ["aws:iam/userPolicy:UserPolicy", "iam-user-no-direct-admin-policy"],
    ] as const) {
      const reported = await previewOf(type, UNKNOWN);
      assert.ok(!reported.has(rule), reported.get(rule));
      assert.match(reported.get(DEFERRED) ?? "", new RegExp(`${rule}: `));
    }
  });

  it("is no reason for one that is known", async () => {
    assert.deepEqual([...(await previewOf("aws:iam/policyAttachment:PolicyAttachment", "a"))], []);
  });
});
