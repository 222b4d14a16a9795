import assert from "node:assert/strict";

import { BindingCollector } from "../../../../policy-pack/inputs/bindings/collector";
import type { Trust } from "../../../../policy-pack/inputs/bindings/trust";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, alice, BOOL, GOOD, judgeWith, member, resource, resourceOf, UNKNOWN } from "./fixtures";

const trust: Trust = {
  groups: [{ pattern: "corp-*", reason: "kept by the identity team" }],
  policyArns: [{ pattern: "arn:*:iam::*:policy/*mfa", reason: "reviewed" }],
  today: "2026-12-01",
};
const inGroup = (name: string): StackResource =>
  resource("userGroupMembership", "outside", { user: "alice", groups: [name] });
const MFA_ARN = "arn:aws:iam::123456789012:policy/sec/MFA";
const attached = (policyArn: string): StackResource =>
  resource("userPolicyAttachment", "a", { user: "alice", policyArn });

describe("trust in what is outside the stack", () => {
  const trusted: Record<string, { resources: StackResource[]; kind: string; name: string }> = {
    "a group": { resources: [inGroup("Corp-Admins")], kind: "group", name: "Corp-Admins" },
    "a policy of the user": { resources: [attached(MFA_ARN)], kind: "policy", name: MFA_ARN },
    "a policy of its group": {
      resources: [
        admins,
        member,
        resource("groupPolicyAttachment", "g", { group: "admins", policyArn: MFA_ARN }),
      ],
      kind: "policy",
      name: MFA_ARN,
    },
    "a policy in an exclusive list": {
      resources: [
        resource("userPolicyAttachmentsExclusive", "x", { userName: "alice", policyArns: [MFA_ARN] }),
      ],
      kind: "policy",
      name: MFA_ARN,
    },
  };
  for (const [what, { resources, kind, name }] of Object.entries(trusted)) {
    it(`${what} counts where its pattern is given, with the reason`, async () => {
      assert.deepEqual(await judgeWith({ trust }, alice, ...resources), {});
      const [user] = new BindingCollector([alice, ...resources], trust).boundUsers();
      assert.deepEqual(
        user?.bindings.trusted.map((it) => [it.kind, it.name]),
        [[kind, name]],
      );
      assert.match(user.bindings.trusted[0]?.entry.reason ?? "", /identity team|reviewed/);
      assert.match((await judgeWith({}, alice, ...resources))["alice"] ?? "", /not-provable/);
    });
  }

  it("says nothing of other groups and policies", async () => {
    assert.match((await judgeWith({ trust }, alice, inGroup("my-corp-x")))["alice"] ?? "", /not-provable/);
    assert.match((await judgeWith({ trust }, alice, attached(`${MFA_ARN}2`)))["alice"] ?? "", /not-provable/);
  });

  it("does not override what is in the stack", async () => {
    const group = resource("group", "corp", { name: "corp-admins" });
    assert.match(
      (await judgeWith({ trust }, alice, group, inGroup("corp-admins")))["alice"] ?? "",
      /\(none\)/,
    );
    const policy = resource("policy", "weak", {
      name: "mfa",
      policy: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
    });
    const arn = "arn:aws:iam::123456789012:policy/mfa";
    assert.match((await judgeWith({ trust }, alice, policy, attached(arn)))["alice"] ?? "", /\(none\)/);
  });

  it("is never put in a policy of AWS's own", async () => {
    const all: Trust = { groups: [], policyArns: [{ pattern: "*", reason: "all" }], today: "" };
    const arn = "arn:aws:iam::aws:policy/AdministratorAccess";
    assert.match((await judgeWith({ trust: all }, alice, attached(arn)))["alice"] ?? "", /\(none\)/);
    assert.equal(
      new BindingCollector([alice, attached(arn)], all).boundUsers()[0]?.bindings.unreadGrants,
      true,
    );
  });

  it("is not put in a policy that an exclusive list detaches", async () => {
    const only = resource("userPolicyAttachmentsExclusive", "x", { userName: "alice", policyArns: [] });
    assert.match((await judgeWith({ trust }, alice, attached(MFA_ARN), only))["alice"] ?? "", /\(none\)/);
  });
});

describe("trust in a group, and a PolicyAttachment", () => {
  const LANDING_ZONE = "arn:aws:iam::123456789012:policy/landing-zone";
  const attachment = (props: object, from: Record<string, StackResource[]> = {}): StackResource =>
    resource("policyAttachment", "pa", { policyArn: LANDING_ZONE, groups: ["other"], ...props }, from);
  const own = resource("policy", "own", { name: "own", policy: GOOD });
  const judged = async (...resources: StackResource[]): Promise<string> =>
    (await judgeWith({ trust }, alice, inGroup("corp-admins"), ...resources))["alice"] ?? "";

  const ending: Record<string, StackResource[]> = {
    "of a policy from outside": [attachment({})],
    "of a policy from outside, and of nobody": [attachment({ groups: [] })],
    "of a policy from outside, for groups that are not known": [attachment({ groups: UNKNOWN })],
    "of a policy that is not known": [attachment({ policyArn: UNKNOWN })],
    "through a provider that may be for the same account": [
      { ...attachment({ groups: ["corp-admins"] }), provider: { urn: "p", props: { profile: "p" } } },
    ],
    "of a bridged provider": [
      { ...attachment({}), type: "corp:index/iamPolicyAttachment:IamPolicyAttachment" },
    ],
  };
  for (const [what, resources] of Object.entries(ending)) {
    it(`ends with one ${what}`, async () => {
      assert.match(
        await judged(...resources),
        /group "corp-admins" is trusted by the pack's config, but PolicyAttachment pa owns all attachments/,
      );
    });
  }

  const pinned = (account: string) => ({ urn: account, props: { allowedAccountIds: [account] } });
  const keeping: Record<string, StackResource[]> = {
    "that lists the group": [attachment({ groups: ["Corp-Admins", "other"] })],
    "of a policy of the stack": [
      own,
      attachment({ policyArn: "arn:aws:iam::123456789012:policy/own" }),
      { ...attachment({ policyArn: UNKNOWN }, { policyArn: [own] }), urn: "late" },
    ],
    "of a policy of AWS's own": [attachment({ policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" })],
  };
  for (const [what, resources] of Object.entries(keeping)) {
    it(`stays with one ${what}`, async () => {
      assert.equal(await judged(...resources), "");
    });
  }

  it("stays with one in another account", async () => {
    const here = [alice, inGroup("corp-admins")].map((it) => ({ ...it, provider: pinned("111122223333") }));
    const there = { ...attachment({}), provider: pinned("444455556666") };
    assert.deepEqual(await judgeWith({ trust }, ...here, there), {});
  });
});

describe("trust in a group, and aws-native", () => {
  const judged = async (type: string, props: Record<string, unknown>): Promise<string> =>
    (await judgeWith({ trust }, alice, inGroup("corp-admins"), resourceOf(type, "it", props)))["alice"] ?? "";

  it("ends with an inline policy of the group, by whatever type", async () => {
    const document = { policyName: "p", policyDocument: BOOL };
    for (const [type, group] of [
      ["aws-native:iam:GroupPolicy", { groupName: "corp-admins" }],
      ["aws-native:iam:Policy", { groups: ["other", "corp-admins"] }],
    ] as const) {
      assert.match(
        await judged(type, { ...document, ...group }),
        /but this stack writes or removes policies/,
      );
    }
  });

  it("stays with a ManagedPolicy, which is attached to its groups and detached from none", async () => {
    const policy = { managedPolicyName: "p", policyDocument: GOOD };
    for (const groups of [["other"], ["corp-admins"]])
      assert.equal(await judged("aws-native:iam:ManagedPolicy", { ...policy, groups }), "");
  });
});
