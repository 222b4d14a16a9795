import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { previewValues } from "../../../support/previewValues";
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

const MFA_ARN = "arn:aws:iam::123456789012:policy/mfa";
const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
const attached = resource("userPolicyAttachment", "a", { user: "alice", policyArn: MFA_ARN });
const bob = resource("user", "bob", { name: "bob" });
const bobs = resource("userPolicy", "bobs", { name: "mfa", user: "bob", policy: GOOD });
const named = resource("groupPolicy", "named", { name: "mfa", group: "admins", policy: SHORT });

describe("what takes a policy away from a user", () => {
  const passing: Record<string, StackResource[]> = {
    "a GroupMembership that lists the user too": [
      admins,
      groupPolicy,
      member,
      resource("groupMembership", "gm", { group: "admins", users: ["alice", "carol"] }),
    ],
    "a GroupMembership of another group": [
      admins,
      groupPolicy,
      member,
      resource("groupMembership", "gm", { group: "others", users: ["carol"] }),
    ],
    "a PolicyAttachment that lists the user too": [
      managed,
      attached,
      resource("policyAttachment", "pa", { policyArn: MFA_ARN, users: ["alice"], groups: ["x"] }),
    ],
    "a PolicyAttachment of another policy": [
      managed,
      attached,
      resource("policyAttachment", "pa", { policyArn: `${MFA_ARN}2`, users: ["carol"] }),
    ],
    "a policy whose name the provider completes": [
      admins,
      member,
      named,
      resource("groupPolicy", "more", { name: UNKNOWN, namePrefix: "more-", group: "admins", policy: BOOL }),
    ],
    "an exclusive list of another user, known late from one": [
      managed,
      attached,
      bob,
      bobs,
      resource(
        "userPoliciesExclusive",
        "x",
        { userName: UNKNOWN, policyNames: ["mfa"] },
        { userName: [bob] },
      ),
    ],
  };
  for (const [what, resources] of Object.entries(passing)) {
    it(`leaves it alone: ${what}`, async () => {
      assert.deepEqual(await judge(alice, ...resources), {});
    });
  }

  const late = (property: string, from: StackResource[]) =>
    [{ [property]: UNKNOWN }, { [property]: from }] as const;
  const [userName, fromBoth] = late("userName", [alice, bob]);
  const blocked: Record<string, { resources: StackResource[]; message: RegExp }> = {
    "a GroupMembership that does not list the user": {
      resources: [
        admins,
        groupPolicy,
        member,
        resource("groupMembership", "gm", { group: "admins", users: ["carol"] }),
      ],
      message: /GroupMembership gm owns all members of group "admins"/,
    },
    "a GroupMembership of a group that is known late from two": {
      resources: [
        admins,
        resource("group", "others", { name: "others" }),
        groupPolicy,
        member,
        resource(
          "groupMembership",
          "gm",
          { group: UNKNOWN, users: ["carol"] },
          { group: [admins, resource("group", "others", { name: "others" })] },
        ),
      ],
      message: /GroupMembership gm owns all members/,
    },
    "a PolicyAttachment that does not list the user": {
      resources: [
        managed,
        attached,
        resource("policyAttachment", "pa", { policyArn: MFA_ARN, users: ["carol"] }),
      ],
      message: /PolicyAttachment pa owns all attachments of policy/,
    },
    "an inline policy whose name is known late": {
      resources: [
        admins,
        member,
        named,
        resource("groupPolicy", "weak", { name: UNKNOWN, group: "admins", policy: BOOL }),
      ],
      message: /the name of inline policy "weak" is not known in the preview, so it may overwrite/,
    },
    "an exclusive list of a user that is known late from two": {
      resources: [
        managed,
        attached,
        bob,
        bobs,
        resource("userPolicyAttachmentsExclusive", "x", { ...userName, policyArns: [] }, fromBoth),
      ],
      message: /userName of urn:\S+ is not known in the preview/,
    },
    "an exclusive list of a user that nothing settles": {
      resources: [
        managed,
        attached,
        resource("userPolicyAttachmentsExclusive", "x", { ...userName, policyArns: [] }),
      ],
      message: /userName of urn:\S+ is not known in the preview/,
    },
    "a policy of the same name by a provider that may be for the same account": {
      resources: [
        admins,
        member,
        named,
        resource("groupPolicy", "weak", { name: "mfa", group: "admins", policy: BOOL }, {}, "another"),
      ],
      message: /not-provable/,
    },
    "an inline policy whose name IAM refuses": {
      resources: [resource("userPolicy", "p", { name: "no such/name", user: "alice", policy: GOOD })],
      message: /IAM refuses the name of inline policy "no such\/name"/,
    },
    "a resource of a provider that is known late, which shows no properties": {
      resources: [
        admins,
        groupPolicy,
        member,
        {
          ...resource("groupPolicy", "weak", {}),
          provider: { urn: "late", props: previewValues({ profile: UNKNOWN }) },
        },
      ],
      message: /not known in the preview/,
    },
    "more inline policies than IAM accepts": {
      resources: [
        resource("userPolicy", "a", { name: "a", user: "alice", policy: GOOD }),
        resource("userPolicy", "b", { name: "b", user: "alice", policy: GOOD.replace("Deny", "Den") }),
      ],
      message: /inline policies of user "alice" have [\d,]+ characters together; at most 2,048/,
    },
    "more managed policies than IAM accepts": {
      resources: [
        managed,
        attached,
        ...Array.from({ length: 10 }, (_, index) =>
          resource("userPolicyAttachment", `a${index}`, {
            user: "alice",
            policyArn: `arn:aws:iam::aws:policy/P${index}`,
          }),
        ),
      ],
      message: /11 .*managed policies/,
    },
    "more groups than IAM accepts": {
      resources: [
        admins,
        groupPolicy,
        resource("userGroupMembership", "m", {
          user: "alice",
          groups: ["admins", ...Array.from({ length: 10 }, (_, index) => `g${index}`)],
        }),
      ],
      message: /11 groups/,
    },
  };
  for (const [what, { resources, message }] of Object.entries(blocked)) {
    it(`is blocked: ${what}`, async () => {
      assert.match((await judge(alice, ...resources))["alice"] ?? "", message);
    });
  }
});

describe("trust in a group", () => {
  const trust = {
    groups: [{ pattern: "corp-*", reason: "kept elsewhere", account: "111122223333", expires: "2026-12-31" }],
    policyArns: [],
    today: "2026-12-01",
  };
  const user = (props: object): StackResource => ({ ...alice, provider: { urn: "p", props: { ...props } } });
  const join = (props: object): StackResource => ({
    ...resource("userGroupMembership", "m", { user: "alice", groups: ["corp-admins"] }),
    provider: { urn: "p", props: { ...props } },
  });
  const pinned = { allowedAccountIds: ["111122223333"] };
  const other = { allowedAccountIds: ["444455556666"] };

  it("holds in its account, until its last day", async () => {
    assert.deepEqual(await judgeWith({ trust }, user(pinned), join(pinned)), {});
    for (const [provider, today] of [
      [other, trust.today],
      [{}, trust.today],
      [pinned, "2027-01-01"],
    ] as const) {
      const judged = await judgeWith({ trust: { ...trust, today } }, user(provider), join(provider));
      assert.match(judged["alice"] ?? "", /group "corp-admins" is not in this stack/);
    }
  });

  it("ends where the stack writes to the group, or takes its policies away", async () => {
    for (const writer of [
      resource("groupPolicy", "w", { name: "w", group: "corp-admins", policy: BOOL }),
      resource("groupPoliciesExclusive", "w", { groupName: "Corp-Admins", policyNames: [] }),
      resource("groupPolicyAttachmentsExclusive", "w", { groupName: "corp-admins", policyArns: [] }),
    ]) {
      const here = { ...writer, provider: { urn: "p", props: pinned } };
      const judged = await judgeWith({ trust }, user(pinned), join(pinned), here);
      assert.match(judged["alice"] ?? "", /"corp-admins" is trusted .* but this stack writes or removes/);
    }
    const grant = {
      ...resource("groupPolicyAttachment", "g", {
        group: "corp-admins",
        policyArn: "arn:aws:iam::aws:policy/P",
      }),
      provider: { urn: "p", props: pinned },
    };
    assert.deepEqual(await judgeWith({ trust }, user(pinned), join(pinned), grant), {});
  });
});
