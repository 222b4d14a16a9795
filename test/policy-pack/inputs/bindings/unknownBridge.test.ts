import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, alice, BOOL, GOOD, groupPolicy, judge, member, resource, resourceOf } from "./fixtures";

const bridged = (pkg: string, kind: string, props: Record<string, unknown>): StackResource =>
  resourceOf(`${pkg}:index/iam${kind}:Iam${kind}`, "bridged", props);

const policy = resource("policy", "policy", { name: "mfa", path: "/", policy: GOOD });
const ARN = "arn:aws:iam::123456789012:policy/mfa";

const binding: Record<string, (pkg: string) => StackResource[]> = {
  "an attachment": (pkg) => [
    policy,
    bridged(pkg, "UserPolicyAttachment", { user: "alice", policyName: "x", policyArn: ARN }),
  ],
  "an inline policy": (pkg) => [bridged(pkg, "UserPolicy", { user: "alice", name: "mfa", policy: GOOD })],
  "a membership": (pkg) => [
    admins,
    groupPolicy,
    bridged(pkg, "UserGroupMembership", { user: "alice", groups: ["admins"] }),
  ],
  "a group's policy": (pkg) => [
    admins,
    member,
    bridged(pkg, "GroupPolicy", { group: "admins", name: "mfa", policy: GOOD }),
  ],
};

describe("a bridged package that is not known to be AWS's", () => {
  for (const [what, resources] of Object.entries(binding)) {
    it(`binds no user of another package: ${what}`, async () => {
      assert.deepEqual(await judge(alice, ...resources("aws")), {});
      assert.match((await judge(alice, ...resources("minio")))["alice"] ?? "", /not-provable|\(none\)/);
    });
  }

  it("takes away all the same", async () => {
    for (const weak of [
      bridged("minio", "GroupPolicy", { group: "admins", name: "mfa", policy: BOOL }),
      bridged("minio", "GroupMembership", { group: "admins", users: ["bob"] }),
      bridged("minio", "GroupPoliciesExclusive", { groupName: "admins", policyNames: [] }),
    ]) {
      const named = resource("groupPolicy", "mfa", { name: "mfa", group: "admins", policy: GOOD });
      assert.deepEqual(await judge(alice, admins, named, member), {});
      const blocked = Object.keys(await judge(alice, admins, named, member, weak));
      assert.ok(blocked.includes("alice"), blocked.join(", "));
    }
  });
});
