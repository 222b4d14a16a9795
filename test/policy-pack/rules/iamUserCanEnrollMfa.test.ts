import assert from "node:assert/strict";

import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import { iamUserCanEnrollMfa } from "../../../policy-pack/rules/iamUserCanEnrollMfa";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { GOOD, resource, SHORT } from "../inputs/bindings/fixtures";
import { violationsOf } from "./fixtures";

const run = {
  ...UPDATE_WITHOUT_CONFIG,
  configOf: () => ({ options: { trustedGroups: [{ pattern: "mfa", reason: "of the platform team" }] } }),
};
const user = resource("user", "alice", { name: "alice" });
const password = resource("userLoginProfile", "password", { user: "alice" });
const policy = (document: string): StackResource =>
  resource("userPolicy", "mfa", { user: "alice", policy: document });
const LOCKED = SHORT.replace(',"iam:ChangePassword"', "");
const NO_DEVICE = SHORT.replace('"iam:EnableMFADevice",', "");

async function reported(...resources: StackResource[]): Promise<string[]> {
  const violations = await violationsOf(iamUserCanEnrollMfa(run), resources);
  return violations.map(({ message, advisory }) => `${advisory ? "warning: " : ""}${message}`);
}

describe("iam-user-can-enroll-mfa", () => {
  it("passes a user who can change the password and enroll a device", async () => {
    assert.deepEqual(await reported(user, password, policy(GOOD)), []);
  });

  it("blocks a user who cannot change the first password, with the statement", async () => {
    const [message = "", ...others] = await reported(user, password, policy(LOCKED));
    assert.deepEqual(others, []);
    assert.match(message, /^IAM user "alice" can never enroll an MFA device/);
    assert.match(message, /statement 1 of inline policy .* stops iam:ChangePassword on arn:aws:iam::/);
  });

  it("warns of the same where the user has no password in the stack", async () => {
    const [message = ""] = await reported(user, policy(LOCKED));
    assert.match(message, /^warning: .*iam:ChangePassword/);
  });

  it("blocks a user who cannot enable a device, with a password or without", async () => {
    const [message = ""] = await reported(user, policy(NO_DEVICE));
    assert.match(message, /^IAM user .* stops iam:EnableMFADevice/);
  });

  it("warns where nothing grants the steps", async () => {
    const [message = ""] = await reported(user, password, policy(SHORT));
    assert.match(message, /^warning: IAM user "alice" is not granted .*iam:CreateVirtualMFADevice/);
  });

  it("leaves users without enforcement to the other rule, and trusted ones alone", async () => {
    assert.deepEqual(await reported(user, password), []);
    const membership = resource("userGroupMembership", "m", { user: "alice", groups: ["mfa"] });
    assert.deepEqual(await reported(user, password, membership, policy(LOCKED)), []);
  });
});
