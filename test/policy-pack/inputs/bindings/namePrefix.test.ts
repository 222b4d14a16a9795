import assert from "node:assert/strict";

import { BindingCollector } from "../../../../policy-pack/inputs/bindings/collector";
import { NO_TRUST, type Trust } from "../../../../policy-pack/inputs/bindings/trust";
import { iamUserNoDirectAdminPolicy } from "../../../../policy-pack/rules/iamUserNoDirectAdminPolicy";
import { violationsOf } from "../../rules/fixtures";
import { alice, GOOD, judge, judgeWith, resource, UNKNOWN } from "./fixtures";

const ARN = "arn:aws:iam::123456789012:policy/mfa-20250101000000000000000001";
const policy = resource("policy", "mfa", { namePrefix: "mfa-", name: UNKNOWN, path: "/", policy: GOOD });
const attached = resource("userPolicyAttachment", "a", { user: "alice", policyArn: ARN });

describe("an ARN that begins like a policy whose name the provider completes", () => {
  it("is another policy's in a preview: its own ARN is not known there", async () => {
    const { alice: message = "" } = await judge(alice, policy, attached);
    assert.match(message, /policy arn:\S+mfa-2025\d+ is not in this stack/);
    const [violation] = await violationsOf(iamUserNoDirectAdminPolicy, [policy, attached]);
    assert.match(violation?.message ?? "", /which is not in this stack and may allow everything/);
  });

  it("is not trusted, since it may be the stack's own", async () => {
    const trust: Trust = { groups: [], policyArns: [{ pattern: "*mfa*", reason: "reviewed" }], today: "" };
    assert.deepEqual(await judgeWith({ trust }, alice, attached), {});
    assert.deepEqual(Object.keys(await judgeWith({ trust }, alice, policy, attached)), ["alice"]);
  });

  it("is the policy's once it exists, as for the update gate, and where the preview knows its name", async () => {
    const created = new BindingCollector([alice, policy, attached], NO_TRUST, true);
    assert.equal(created.boundUsers()[0]?.bindings.documents.length, 1);
    const name = ARN.split("/")[1];
    const known = resource("policy", "mfa", { namePrefix: "mfa-", name, path: "/", policy: GOOD });
    assert.deepEqual(await judge(alice, known, attached), {});
  });
});
