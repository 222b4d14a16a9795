import assert from "node:assert/strict";

import { judgeStack } from "../../../../policy-pack/inputs/bindings/judgeStack";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import {
  admins,
  alice,
  BOOL,
  GOOD,
  groupPolicy,
  judge,
  judgeWith,
  member,
  resource,
  SHORT,
  UNKNOWN,
} from "./fixtures";

/** SHORT, and an Allow. */
const MORE = SHORT.replace(
  '"Statement":[',
  '"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},',
);
const MFA_ARN = "arn:aws:iam::123456789012:policy/mfa";
const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
const attached = resource("userPolicyAttachment", "a", { user: "alice", policyArn: MFA_ARN });
const bob = resource("user", "bob", { name: "bob" });
const others = resource("group", "others", { name: "others" });
const named = resource("groupPolicy", "named", { name: "mfa", group: "admins", policy: SHORT });

describe("what may turn out to be for another user or group than the one that it comes from", () => {
  const passing: Record<string, StackResource[]> = {
    "a weaker policy of another name for a group that is known late from one": [
      admins,
      member,
      named,
      resource("groupPolicy", "weak", { name: "other", group: UNKNOWN, policy: BOOL }, { group: [others] }),
    ],
    "a policy of the same name that denies as much, for a group that is known late from one": [
      admins,
      member,
      named,
      resource("groupPolicy", "more", { name: "mfa", group: UNKNOWN, policy: MORE }, { group: [others] }),
    ],
    "its own policy for its own group, known late": [
      admins,
      member,
      resource("groupPolicy", "own", { name: "mfa", group: UNKNOWN, policy: GOOD }, { group: [admins] }),
    ],
    "exclusive lists of two groups, each known late from one, that both keep the policy": [
      admins,
      member,
      managed,
      ...[admins, others].map((group) =>
        resource(
          "groupPolicyAttachmentsExclusive",
          `only-${group.name}`,
          { groupName: UNKNOWN, policyArns: [MFA_ARN, `${MFA_ARN}-${group.name}`] },
          { groupName: [group] },
        ),
      ),
    ],
    "members of another group, known late from one": [
      admins,
      groupPolicy,
      member,
      resource("groupMembership", "gm", { group: UNKNOWN, users: ["carol"] }, { group: [others] }),
    ],
  };
  for (const [what, resources] of Object.entries(passing)) {
    it(`passes where it takes nothing: ${what}`, async () => {
      assert.deepEqual(await judge(alice, ...resources), {});
    });
  }

  const blocked: Record<string, { resources: StackResource[]; message: RegExp }> = {
    "a weaker policy of the same name for a group that is known late from another": {
      resources: [
        admins,
        member,
        named,
        resource("groupPolicy", "weak", { name: "MFA", group: UNKNOWN, policy: BOOL }, { group: [others] }),
      ],
      message: /group of weak \(\S+\) is not known in the preview. It comes from group "others", but may/,
    },
    "a policy that cannot be read, with a late name, for a user that is known late from another": {
      resources: [
        resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT }),
        bob,
        resource(
          "userPolicy",
          "weak",
          { name: UNKNOWN, user: UNKNOWN, policy: UNKNOWN },
          { user: [bob], name: [bob] },
        ),
      ],
      message: /user of weak \(\S+\) is not known in the preview. It comes from user "bob"/,
    },
    "an exclusive list of inline policies for a user that is known late from another": {
      resources: [
        resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT }),
        bob,
        resource(
          "userPoliciesExclusive",
          "x",
          { userName: UNKNOWN, policyNames: ["a"] },
          { userName: [bob] },
        ),
      ],
      message: /userName of x \(\S+\) is not known in the preview. It comes from user "bob"/,
    },
    "an exclusive list of attachments for a user that is known late from another": {
      resources: [
        managed,
        attached,
        bob,
        resource(
          "userPolicyAttachmentsExclusive",
          "x",
          { userName: UNKNOWN, policyArns: [] },
          { userName: [bob] },
        ),
      ],
      message: /userName of x \(\S+\) is not known in the preview. It comes from user "bob"/,
    },
    "a list whose names come from the policy, and are not its name as it is": {
      resources: [
        resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT }),
        resource(
          "userPoliciesExclusive",
          "x",
          { userName: "alice", policyNames: [UNKNOWN] },
          {
            policyNames: [resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT })],
          },
        ),
      ],
      message: /policyNames of urn:\S+ is not known in the preview/,
    },
  };
  for (const [what, { resources, message }] of Object.entries(blocked)) {
    it(`counts where it takes something: ${what}`, async () => {
      assert.match((await judge(alice, ...resources))["alice"] ?? "", message);
    });
  }

  it("says nothing of it where it is not why the user is not proven", async () => {
    const late = resource(
      "groupPolicy",
      "p",
      { name: "p", group: UNKNOWN, policy: BOOL },
      { group: [others] },
    );
    const message = (await judge(alice, admins, member, late))["alice"] ?? "";
    assert.match(message, /can work without MFA \(none\)/);
    assert.doesNotMatch(message, /not known in the preview/);
  });

  it("ends the trust in a group from outside", async () => {
    const trust = {
      groups: [{ pattern: "corp", reason: "kept elsewhere" }],
      policyArns: [],
      today: "2026-12-01",
    };
    const join = resource("userGroupMembership", "m", { user: "alice", groups: ["corp"] });
    const late = resource(
      "groupPolicy",
      "p",
      { name: "p", group: UNKNOWN, policy: BOOL },
      { group: [others] },
    );
    assert.deepEqual(await judgeWith({ trust }, alice, join), {});
    assert.match(
      (await judgeWith({ trust }, alice, join, late))["alice"] ?? "",
      /It comes from group "others", but may turn out to be this one/,
    );
  });
});

describe("values that are not what a preview took them for", () => {
  const provisionalOf = async (...resources: StackResource[]): Promise<string[]> =>
    (await judgeStack(resources)).provisional.map(
      ({ by, property, takenFor }) => `${property} of ${by.name}: ${takenFor}`,
    );

  it("are listed, the names that an exclusive list keeps among them", async () => {
    const own = resource("userPolicy", "own", { name: UNKNOWN, user: "alice", policy: SHORT });
    const list = resource(
      "userPoliciesExclusive",
      "x",
      { userName: UNKNOWN, policyNames: [UNKNOWN] },
      { userName: [alice], policyNames: [own] },
    );
    assert.deepEqual(await judge(alice, own, list), {});
    assert.deepEqual(await provisionalOf(alice, own, list), [
      'policyNames of x: the name of inline policy "own"',
      'userName of x: user "alice"',
    ]);
  });

  // As after an update, when all is known.
  const turned: Record<string, { resources: StackResource[]; line: string }> = {
    "the group of a policy that overwrites": {
      resources: [
        admins,
        member,
        named,
        resource("groupPolicy", "weak", { name: "mfa", group: "admins", policy: BOOL }, { group: [others] }),
      ],
      line: 'group of weak (aws:iam/groupPolicy:GroupPolicy) comes from group "others", and turned out to be admins.',
    },
    "the user of an exclusive list": {
      resources: [
        resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT }),
        resource(
          "userPoliciesExclusive",
          "x",
          { userName: "alice", policyNames: [] },
          { userName: [bob], policyNames: [] },
        ),
      ],
      line: 'userName of x (aws:iam/userPoliciesExclusive:UserPoliciesExclusive) comes from user "bob", and turned out to be alice.',
    },
    "the names that an exclusive list keeps": {
      resources: [
        resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT }),
        resource(
          "userPoliciesExclusive",
          "x",
          { userName: "alice", policyNames: ["b"] },
          {
            policyNames: [resource("userPolicy", "own", { name: "mfa", user: "alice", policy: SHORT })],
          },
        ),
      ],
      line: 'policyNames of x (aws:iam/userPoliciesExclusive:UserPoliciesExclusive) comes from inline policy "own", and turned out to be b.',
    },
    "the group of a GroupMembership": {
      resources: [
        admins,
        others,
        groupPolicy,
        member,
        resource("groupMembership", "gm", { group: "admins", users: ["carol"] }, { group: [others] }),
      ],
      line: 'group of gm (aws:iam/groupMembership:GroupMembership) comes from group "others", and turned out to be admins.',
    },
    "the policy of a PolicyAttachment": {
      resources: [
        managed,
        attached,
        resource(
          "policyAttachment",
          "pa",
          { policyArn: MFA_ARN, users: ["carol"] },
          { policyArn: [resource("policy", "work", { name: "work", policy: BOOL })] },
        ),
      ],
      line: `policyArn of pa (aws:iam/policyAttachment:PolicyAttachment) comes from managed policy "work", and turned out to be mfa.`,
    },
  };
  for (const [what, { resources, line }] of Object.entries(turned)) {
    it(`are named where the user is not proven: ${what}`, async () => {
      const message = (await judge(alice, ...resources))["alice"] ?? "";
      assert.ok(message.includes(line), message);
    });
  }
});
