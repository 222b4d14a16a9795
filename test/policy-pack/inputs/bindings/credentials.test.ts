import assert from "node:assert/strict";

import { judgeStack } from "../../../../policy-pack/inputs/bindings/judgeStack";
import { UpdateGate } from "../../../../policy-pack/inputs/bindings/updateGate";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { alice, GOOD, groupPolicy, judge, resource, resourceOf, SHORT, UNKNOWN, type Kind } from "./fixtures";

const bound = resource("userPolicy", "mfa", { name: "mfa", user: "alice", policy: GOOD });

describe("a credential", () => {
  const kinds: readonly (readonly [Kind, string])[] = [
    ["accessKey", "user"],
    ["userLoginProfile", "user"],
    ["signingCertificate", "userName"],
    ["sshKey", "username"],
    ["serviceSpecificCredential", "userName"],
  ];
  for (const [kind, property] of kinds) {
    it(`${kind} of a user that is not in the stack is blocked under the user's name`, async () => {
      const [blocked, ...others] = (
        await judgeStack([resource(kind, "key", { [property]: "Legacy" }), alice, bound])
      ).blocked;
      assert.deepEqual(others, []);
      assert.equal(blocked?.subject, "Legacy");
      assert.match(blocked.urn, /::key$/);
      assert.match(
        blocked.message,
        /IAM user "Legacy": MFA cannot be proven \(not-provable\)[\s\S]*not in this stack/,
      );
    });
  }

  it("of a user of the stack adds nothing", async () => {
    const key = resource("accessKey", "key", { user: "ALICE" });
    assert.deepEqual(await judge(alice, bound, key), {});
    assert.deepEqual(Object.keys(await judge(alice, key)), ["alice"]);
    const byDependency = resource("accessKey", "key", { user: UNKNOWN }, { user: [alice] });
    assert.deepEqual(await judge(alice, bound, byDependency), {});
  });

  it("whose user cannot be told is blocked under its own name", async () => {
    const bob = resource("user", "bob", { name: "bob" });
    const bobBound = resource("userPolicy", "bobs", { user: "bob", policy: GOOD });
    const key = resource("accessKey", "key", { user: UNKNOWN }, { user: [alice, bob] });
    assert.deepEqual(
      (await judgeStack([alice, bound, bob, bobBound, key])).blocked.map(({ subject, urn }) => [
        subject,
        urn,
      ]),
      [["key", key.urn]],
    );
  });

  it("several of one user are one violation, those of two accounts two", async () => {
    const keys = ["b", "a"].map((name) => resource("accessKey", name, { user: "legacy" }));
    const profile = resource("userLoginProfile", "p", { user: "Legacy" });
    assert.deepEqual(Object.keys(await judge(...keys, profile)), ["a"]);
    const elsewhere = resource("accessKey", "c", { user: "legacy" }, {}, "other-account");
    assert.deepEqual(Object.keys(await judge(...keys, profile, elsewhere)).sort(), ["a", "c"]);
  });

  it("of an outside user whom a policy of the stack binds passes", async () => {
    const key = resource("accessKey", "key", { user: "legacy" });
    const policy = resource("userPolicy", "p", { user: "legacy", policy: GOOD });
    assert.deepEqual(await judge(key, policy), {});
  });
});

describe("two resources with one name in one account", () => {
  const twin = resource("userPolicy", "twin", {
    name: "MFA",
    user: "alice",
    policy: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
  });

  it("inline policies that differ are not proven: the last that is written stays", async () => {
    assert.match(
      (await judge(alice, bound, twin))["alice"] ?? "",
      /not-provable[\s\S]*several of inline policy "mfa"/i,
    );
  });

  it("inline policies that do not differ count", async () => {
    const same = resource("userPolicy", "same", { name: "mfa", user: "alice", policy: GOOD });
    assert.deepEqual(await judge(alice, bound, same), {});
  });

  it("managed policies that differ are not proven", async () => {
    const policies = [GOOD, GOOD.replaceAll("BoolIfExists", "Bool")].map((policy, index) =>
      resource("policy", `p${index}`, { name: "mfa", policy }),
    );
    for (const target of policies) {
      const attachment = resource(
        "userPolicyAttachment",
        "a",
        { user: "alice", policyArn: UNKNOWN },
        { policyArn: [target] },
      );
      assert.match((await judge(alice, ...policies, attachment))["alice"] ?? "", /several of managed policy/);
    }
  });

  it("groups and users are the same group and user", async () => {
    const groups = ["g1", "g2"].map((name) => resource("group", name, { name: "admins" }));
    const twinUser = resource("user", "alice-2", { name: "Alice" });
    assert.deepEqual(
      await judge(
        alice,
        twinUser,
        ...groups,
        resource("groupPolicy", "p", { group: UNKNOWN, policy: GOOD }, { group: groups.slice(1) }),
        resource(
          "userGroupMembership",
          "m",
          { user: UNKNOWN, groups: [UNKNOWN] },
          { user: [twinUser], groups: groups.slice(0, 1) },
        ),
      ),
      {},
    );
  });

  it("a user counts with the boundary that proves less", async () => {
    const boundary = resource("policy", "b", { name: "b", policy: GOOD });
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/b";
    const bounded = resource("user", "a", { name: "alice", permissionsBoundary });
    const key = resource("accessKey", "key", { user: "alice" });
    assert.deepEqual(await judge(boundary, bounded), {});
    for (const twin of [resource("user", "0", { name: "Alice" }), resource("user", "z", { name: "alice" })]) {
      assert.deepEqual(Object.keys(await judge(boundary, bounded, twin)), [twin.name]);
      const gate = new UpdateGate({});
      for (const it of [boundary, bounded, twin]) assert.deepEqual(await gate.see(it), []);
      assert.equal((await gate.see(key)).length, 1, twin.name);
      const later = new UpdateGate({});
      for (const it of [boundary, bounded, key]) assert.deepEqual(await later.see(it), []);
      assert.equal((await later.see(twin)).length, 1, twin.name);
    }
  });

  describe("which list what they hold", () => {
    const policies = [{ policyName: "mfa", policyDocument: JSON.parse(SHORT) as unknown }];
    const native = (type: "User" | "Group", name: string, props: object, provider?: string) =>
      resourceOf(
        `aws-native:iam:${type}`,
        name,
        { [`${type.toLowerCase()}Name`]: "it", ...props },
        {},
        provider,
      );
    const arn = "arn:aws:iam::123456789012:policy/mfa";
    const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
    const group = [resource("group", "admins", { name: "admins" }), groupPolicy];
    const joins = resource("userGroupMembership", "m", { user: "alice", groups: ["it"] });
    const cases: Record<string, { type: "User" | "Group"; lists: object; rest?: StackResource[] }> = {
      "inline policies of a user": { type: "User", lists: { policies } },
      "attached policies of a user": { type: "User", lists: { managedPolicyArns: [arn] }, rest: [managed] },
      "groups of a user": { type: "User", lists: { groups: ["admins"] }, rest: group },
      "inline policies of a group": { type: "Group", lists: { policies }, rest: [alice, joins] },
      "attached policies of a group": {
        type: "Group",
        lists: { managedPolicyArns: [arn] },
        rest: [alice, joins, managed],
      },
    };
    for (const [what, { type, lists, rest = [] }] of Object.entries(cases)) {
      it(`${what}: count where the lists are alike`, async () => {
        assert.deepEqual(await judge(native(type, "a", lists), ...rest), {});
        assert.deepEqual(await judge(native(type, "a", lists), native(type, "b", lists), ...rest), {});
      });

      it(`${what}: do not count where one lists nothing`, async () => {
        for (const provider of ["home", "perhaps"]) {
          const twin = native(type, "b", {}, provider);
          const [message = ""] = Object.values(await judge(native(type, "a", lists), twin, ...rest));
          assert.match(
            message,
            /not-provable[\s\S]*- a \(aws-native:iam:\w+\) and b \(aws-native:iam:\w+\) are one user or group in AWS/,
          );
        }
      });

      it(`${what}: count beside a resource that has no such list`, async () => {
        const twin = resource(type === "User" ? "user" : "group", "b", { name: "it" });
        assert.deepEqual(await judge(native(type, "a", lists), twin, ...rest), {});
      });
    }

    it("does not matter to a policy that is a resource of its own", async () => {
      const twins = [native("User", "a", { policies }), native("User", "b", {})];
      const own = resource("userPolicy", "own", { name: "own", user: "it", policy: SHORT });
      assert.deepEqual(await judge(...twins, own), {});
    });
  });
});
