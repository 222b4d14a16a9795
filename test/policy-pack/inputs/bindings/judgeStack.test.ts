import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import {
  admins,
  alice,
  BOOL,
  GOOD,
  groupPolicy,
  judge,
  member,
  resource,
  UNKNOWN,
  type Kind,
} from "./fixtures";

describe("the users of a stack", () => {
  it("a stack without users has nothing to judge", async () => {
    assert.deepEqual(await judge(admins, groupPolicy), {});
  });

  describe("pass when an MFA-enforcing document binds them", () => {
    const policy = resource("policy", "mfa", { name: "mfa", path: "/", arn: UNKNOWN, policy: GOOD });
    const attached = (kind: Kind, holder: object): StackResource =>
      resource(kind, "attachment", { ...holder, policyArn: UNKNOWN }, { policyArn: [policy] });
    const ways: Record<string, StackResource[]> = {
      "inline policy of the user": [resource("userPolicy", "p", { user: "alice", policy: GOOD })],
      "inline policy, as an object": [
        resource("userPolicy", "p", { user: "alice", policy: JSON.parse(GOOD) as unknown }),
      ],
      "managed policy of the user": [policy, attached("userPolicyAttachment", { user: "alice" })],
      "inline policy of a group": [admins, groupPolicy, member],
      "managed policy of a group": [
        admins,
        policy,
        member,
        attached("groupPolicyAttachment", { group: "admins" }),
      ],
      "attachment to a list of users": [policy, attached("policyAttachment", { users: ["bob", "alice"] })],
      "attachment to a list of groups": [
        admins,
        policy,
        member,
        attached("policyAttachment", { groups: ["admins"] }),
      ],
      "list of members of a group": [
        admins,
        groupPolicy,
        resource("groupMembership", "m", { group: "admins", users: ["alice"] }),
      ],
      "managed policy by its ARN": [
        resource("policy", "mfa", { name: "mfa", path: "/sec/", arn: UNKNOWN, policy: GOOD }),
        resource("userPolicyAttachment", "a", {
          user: "alice",
          policyArn: "arn:aws:iam::123456789012:policy/sec/mfa",
        }),
      ],
      "names in another case": [resource("userPolicy", "p", { user: "ALICE", policy: GOOD })],
    };
    for (const [way, resources] of Object.entries(ways)) {
      it(way, async () => {
        assert.deepEqual(await judge(alice, ...resources), {});
      });
    }

    it("names that are known only after creation are followed to the resources that they come from", async () => {
      const user = resource("user", "auto", { name: UNKNOWN });
      const group = resource("group", "auto-group", { name: UNKNOWN });
      const other = resource("group", "auto-other", { name: UNKNOWN });
      assert.deepEqual(
        await judge(
          user,
          group,
          other,
          resource("groupPolicy", "p", { group: UNKNOWN, policy: GOOD }, { group: [group] }),
          resource(
            "userGroupMembership",
            "m",
            { user: UNKNOWN, groups: [UNKNOWN, UNKNOWN] },
            { user: [user], groups: [other, group] },
          ),
        ),
        {},
      );
    });
  });

  it("a list of which some names are known and others come from their resources is followed", async () => {
    const group = resource("group", "late", { name: UNKNOWN });
    const policy = resource("groupPolicy", "p", { group: UNKNOWN, policy: GOOD }, { group: [group] });
    const mixed = resource(
      "userGroupMembership",
      "m",
      { user: "alice", groups: ["admins", UNKNOWN] },
      { groups: [admins, group] },
    );
    assert.deepEqual(await judge(alice, admins, group, policy, mixed), {});
  });

  it("a user in no group is blocked as none", async () => {
    assert.match(
      (await judge(alice, admins, groupPolicy))["alice"] ?? "",
      /\(none\)[\s\S]*Counterexample[\s\S]*Fix:/,
    );
  });

  it("a user in a group without a policy is blocked as none", async () => {
    assert.match((await judge(alice, admins, member))["alice"] ?? "", /\(none\)/);
  });

  it("the Bool mistake is blocked with access keys as the reason", async () => {
    const policy = resource("groupPolicy", "mfa", { group: "admins", policy: BOOL });
    assert.match(
      (await judge(alice, admins, member, policy))["alice"] ?? "",
      /partial-no-longterm-keys[\s\S]*access key/,
    );
  });

  it("AWS's managed policies neither enforce MFA nor hinder the judgement", async () => {
    const attachment = resource("userPolicyAttachment", "a", {
      user: "alice",
      policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    });
    assert.match((await judge(alice, attachment))["alice"] ?? "", /can work without MFA \(none\)/);
    assert.deepEqual(await judge(alice, attachment, admins, member, groupPolicy), {});
  });

  it("the same name at another provider is another account's", async () => {
    const elsewhere = resource("userPolicy", "p", { user: "alice", policy: GOOD }, {}, "other-account");
    assert.match((await judge(alice, elsewhere))["alice"] ?? "", /\(none\)/);
    const unnamed = resource("group", "g", { name: UNKNOWN }, {}, "other-account");
    const policy = resource(
      "groupPolicy",
      "p",
      { group: UNKNOWN, policy: GOOD },
      { group: [unnamed] },
      "other-account",
    );
    const joined = resource(
      "userGroupMembership",
      "m",
      { user: "alice", groups: [UNKNOWN] },
      { groups: [unnamed] },
    );
    assert.match((await judge(alice, unnamed, policy, joined))["alice"] ?? "", /not-provable/);
  });

  describe("what cannot be read is not proven", () => {
    const cases: Record<string, { resources: StackResource[]; message: RegExp }> = {
      "a document that is known only after creation": {
        resources: [resource("userPolicy", "late", { user: "alice", policy: UNKNOWN })],
        message:
          /the document of inline policy "late" is not known in the preview[^]*put the Deny into a policy of its own/,
      },
      "a document with an unknown inside": {
        resources: [
          resource("userPolicy", "late", { user: "alice", policy: { Statement: [{ Sid: UNKNOWN }] } }),
        ],
        message: /is not known in the preview/,
      },
      "a document that is no JSON": {
        resources: [resource("userPolicy", "torn", { user: "alice", policy: "{" })],
        message: /IAM would refuse the document of inline policy "torn": is not JSON/,
      },
      "a document with a defect beside a good Deny": {
        resources: [
          resource("userPolicy", "odd", { user: "alice", policy: GOOD.replace('"Allow"', '"allow"') }),
        ],
        message: /Statement\[0\]\.Effect is "allow"/,
      },
      "a group from outside the stack": {
        resources: [resource("userGroupMembership", "m", { user: "alice", groups: ["Legacy"] })],
        message: /group "Legacy" is not in this stack/,
      },
      "a policy from outside the stack": {
        resources: [
          resource("userPolicyAttachment", "a", {
            user: "alice",
            policyArn: "arn:aws:iam::123456789012:policy/corp",
          }),
        ],
        message: /policy arn:aws:iam::123456789012:policy\/corp is not in this stack/,
      },
      "a policy that is one of two, known only after creation": {
        resources: [
          resource(
            "userPolicyAttachment",
            "a",
            { user: "alice", policyArn: UNKNOWN },
            {
              policyArn: [
                resource("policy", "good", { arn: UNKNOWN, policy: GOOD }),
                resource("policy", "bad", { arn: UNKNOWN, policy: BOOL }),
              ],
            },
          ),
        ],
        message: /policyArn of urn:\S+ is not known in the preview and may come from several/,
      },
      "a list of groups that is wholly unknown": {
        resources: [resource("userGroupMembership", "m", { user: "alice", groups: UNKNOWN }, { groups: [] })],
        message: /groups of urn:\S+ is not known in the preview/,
      },
    };
    for (const [name, { resources, message }] of Object.entries(cases)) {
      it(name, async () => {
        const text = (await judge(alice, ...resources))["alice"] ?? "";
        assert.match(text, /not-provable/);
        assert.match(text, message);
      });

      it(`${name}, but another document enforces MFA`, async () => {
        assert.deepEqual(await judge(alice, ...resources, admins, member, groupPolicy), {});
      });
    }
  });

  it("one that cannot be read hides no other", async () => {
    const bob = resource("user", "bob", { name: "bob" });
    const carol = resource("user", "carol", { name: UNKNOWN });
    const late = resource("userPolicy", "late", { user: "alice", policy: UNKNOWN });
    assert.deepEqual(Object.keys(await judge(alice, bob, carol, late)).sort(), ["alice", "bob", "carol"]);
  });

  it("a break-glass user that the Deny spares is blocked, and only that one", async () => {
    const document = JSON.parse(GOOD) as { Statement: { Effect: string; Condition?: object }[] };
    for (const statement of document.Statement.filter(({ Effect }) => Effect === "Deny")) {
      statement.Condition = { ...statement.Condition, StringNotEquals: { "aws:username": "emergency" } };
    }
    const users = ["alice", "emergency"].map((name) => resource("user", name, { name }));
    const members = resource("groupMembership", "m", { group: "admins", users: ["alice", "emergency"] });
    const policy = resource("groupPolicy", "p", { group: "admins", policy: JSON.stringify(document) });
    assert.deepEqual(Object.keys(await judge(...users, admins, members, policy)), ["emergency"]);
  });
});
