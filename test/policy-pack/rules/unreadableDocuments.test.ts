import assert from "node:assert/strict";

import type { StackValidationArgs } from "@pulumi/policy";

import { createPolicies } from "../../../policy-pack/rules";
import type { RuleConfig } from "../../../policy-pack/pack/packConfig";
import { REPORTS } from "../../../policy-pack/pack/reports";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { SHORT } from "../inputs/bindings/fixtures";
import { document, resource, UNKNOWN } from "./fixtures";

const MFA = "iam-user-mfa-enforcement";
const ADMIN = "iam-user-no-direct-admin-policy";
const TODAY = new Date().toISOString().slice(0, 10);

/** The rules that report something in a preview, in the order in which CrossGuard asks them: one after the other. */
async function reporting(
  resources: readonly StackResource[],
  mfa: RuleConfig = { options: {} },
): Promise<string[]> {
  const configOf = (rule: string): RuleConfig => (rule === MFA ? mfa : { options: {} });
  const found: string[] = [];
  for (const policy of createPolicies({ isPreview: () => true, configOf, disabled: () => [] })) {
    if (configOf(policy.name).level === "disabled" || REPORTS.includes(policy.name)) continue;
    const args = {
      resources,
      getConfig: () => configOf(policy.name).options,
    } as unknown as StackValidationArgs;
    await policy.validateStack(args, () => found.push(policy.name));
  }
  return found;
}

const alice = resource("aws:iam/user:User", "alice", { name: "alice" });
const inline = (policy: unknown, name = "p"): StackResource =>
  resource("aws:iam/userPolicy:UserPolicy", name, { name, user: "alice", policy });
/** IAM refuses it: the ARN names no service. */
const refused = document({ Effect: "Allow", Action: "*", Resource: "arn:*" });
const admin = document({ Effect: "Allow", Action: "*", Resource: "*" });
const managed = resource("aws:iam/policy:Policy", "m", { name: "m", policy: refused });
const attachment = resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "a", {
  user: "alice",
  policyArn: "arn:aws:iam::111122223333:policy/m",
});
const native = resource("aws-native:iam:User", "bob", {
  userName: "bob",
  policies: [{ policyName: "p", policyDocument: refused }],
});

describe("a document that cannot be read", () => {
  const once: Record<string, StackResource[]> = {
    "an inline policy that IAM would refuse": [alice, inline(refused)],
    "a managed policy that IAM would refuse": [alice, managed, attachment],
    "a policy of an aws-native user that IAM would refuse": [native],
    "an inline policy that is not known yet": [alice, inline(UNKNOWN)],
    "one of each": [alice, inline(refused), inline(UNKNOWN, "late")],
  };
  for (const [what, resources] of Object.entries(once)) {
    it(`is reported once: ${what}`, async () => {
      assert.deepEqual(await reporting(resources), [MFA]);
    });
  }

  const exempt = { pattern: "alice", reason: "r", owner: "o", expires: TODAY };
  const passing: Record<string, [StackResource[], RuleConfig?]> = {
    "another policy proves the user": [[alice, inline(refused), inline(SHORT, "mfa")]],
    "an exemption does": [[alice, inline(refused)], { options: { exemptions: [exempt] } }],
    "it is disabled": [[alice, inline(refused)], { level: "disabled", options: {} }],
    "the user is not in the stack": [[inline(refused)]],
  };
  for (const [what, [resources, config]] of Object.entries(passing)) {
    it(`is reported where the rule on MFA lets its user pass: ${what}`, async () => {
      assert.deepEqual(await reporting(resources, config), [ADMIN]);
    });
  }

  it("is reported by both where the rule on MFA does not block", async () => {
    const both = await reporting([alice, inline(refused)], { level: "advisory", options: {} });
    assert.deepEqual(both, [MFA, ADMIN]);
  });

  it("does not hide one that makes an administrator", async () => {
    assert.deepEqual(await reporting([alice, inline(refused), inline(admin, "admin")]), [MFA, ADMIN]);
    assert.deepEqual(await reporting([alice, inline(admin)]), [MFA, ADMIN]);
  });
});
