import assert from "node:assert/strict";

import { judgeStack } from "../../../../policy-pack/inputs/bindings/judgeStack";
import { alice, GOOD, judge, resource, UNKNOWN, type Kind } from "./fixtures";

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
});
