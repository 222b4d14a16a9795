import assert from "node:assert/strict";

import { iamCredentialNeedsBinding } from "../../../policy-pack/rules/iamCredentialNeedsBinding";
import { iamUserMfaEnforcement } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { UPDATE_WITHOUT_CONFIG, type RuleConfig } from "../../../policy-pack/pack/packConfig";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { GOOD, resource, resourceOf } from "../inputs/bindings/fixtures";
import { violationsOf } from "./fixtures";

const run = (config: RuleConfig = { options: {} }) => ({ ...UPDATE_WITHOUT_CONFIG, configOf: () => config });

/** What the update gate reports, as `name of the resource: message`, where these resources are registered in order. */
async function update(resources: readonly StackResource[], config?: RuleConfig): Promise<string[]> {
  const { gate } = iamCredentialNeedsBinding(run(config));
  const reported: string[] = [];
  for (const it of resources) {
    const violations = (await gate?.(it, {})) ?? [];
    reported.push(
      ...violations.map(({ message, advisory }) => `${advisory ? "warning " : ""}${it.name}: ${message}`),
    );
  }
  return reported;
}

const after = (it: StackResource, ...dependencies: StackResource[]): StackResource => ({
  ...it,
  dependencies,
});

const user = resource("user", "alice", { name: "alice" });
const group = resource("group", "g", { name: "admins" });
const policy = resource("groupPolicy", "gp", { name: "mfa", group: "admins", policy: GOOD });
const membership = resource("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
const key = resource("accessKey", "key", { user: "alice" });
const profile = resource("userLoginProfile", "password", { user: "Alice" });

describe("the update gate of iam-credential-needs-binding", () => {
  const arn = "arn:aws:iam::123456789012:policy/mfa";
  const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
  const bindings: Record<string, StackResource[]> = {
    "an inline policy": [resource("userPolicy", "b", { user: "alice", policy: GOOD })],
    "the policy of a group, and the membership": [group, policy, membership],
    "an attachment": [managed, resource("userPolicyAttachment", "b", { user: "alice", policyArn: arn })],
    "an attachment of a policy whose name the provider completes": [
      resource("policy", "mfa", { namePrefix: "mfa-", policy: GOOD }),
      resource("userPolicyAttachment", "b", {
        user: "alice",
        policyArn: "arn:aws:iam::123456789012:policy/mfa-20261201000000000000000001",
      }),
    ],
    "a CloudFormation stack with the policy": [
      resourceOf("aws:cloudformation/stack:Stack", "b", {
        capabilities: ["CAPABILITY_NAMED_IAM"],
        templateBody: JSON.stringify({
          Resources: {
            P: {
              Type: "AWS::IAM::UserPolicy",
              Properties: {
                UserName: "alice",
                PolicyName: "mfa",
                PolicyDocument: JSON.parse(GOOD) as unknown,
              },
            },
          },
        }),
      }),
    ],
  };
  for (const [what, resources] of Object.entries(bindings)) {
    it(`lets a credential pass after ${what}`, async () => {
      assert.deepEqual(await update([user, ...resources, key, profile]), []);
    });
  }

  const open: Record<string, StackResource[]> = {
    "nothing but the user": [user],
    "a membership in a group without a policy": [user, group, membership],
    "the membership, but before the policy": [user, group, membership, key, policy].slice(0, 3),
    "an attachment of another policy": [
      user,
      managed,
      resource("userPolicyAttachment", "b", {
        user: "alice",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      }),
    ],
    "another user's policy": [user, resource("userPolicy", "b", { user: "bob", policy: GOOD })],
    "another credential": [user, profile],
    "a weaker policy of the same name": [
      user,
      group,
      policy,
      resource("groupPolicy", "weak", {
        name: "mfa",
        group: "admins",
        policy: '{"Version":"2012-10-17","Statement":[]}',
      }),
      membership,
    ],
  };
  for (const [what, resources] of Object.entries(open)) {
    it(`stops a credential after ${what}`, async () => {
      const reported = (await update([...resources, key])).filter((it) => it.startsWith("key: "));
      assert.equal(reported.length, 1);
      assert.match(
        reported[0] ?? "",
        /IAM user "alice"[\s\S]*key \(aws:iam\/accessKey:AccessKey\) is not created[\s\S]*dependsOn/,
      );
    });
  }

  it("stops the password of an aws-native user without a policy, and not that of one with", async () => {
    const native = (props: object) =>
      resourceOf("aws-native:iam:User", "n", { userName: "eve", loginProfile: { password: "x" }, ...props });
    const policies = [{ policyName: "mfa", policyDocument: JSON.parse(GOOD) as unknown }];
    assert.equal((await update([native({})])).length, 1);
    assert.deepEqual(await update([native({ policies })]), []);
  });

  const weak = (props: object, kind: "groupPolicy" | "userPolicy" = "groupPolicy") =>
    resource(kind, "weak", { policy: '{"Version":"2012-10-17","Statement":[]}', ...props });
  const takingAway: Record<string, StackResource> = {
    "a weaker policy of the same name": weak({ name: "mfa", group: "admins" }),
    "an exclusive list without the policy": resource("groupPoliciesExclusive", "x", {
      groupName: "admins",
      policyNames: [],
    }),
    "a GroupMembership without the user": resource("groupMembership", "gm", {
      group: "admins",
      users: ["bob"],
    }),
    "a weaker policy by a provider that may be for the same account": resource(
      "groupPolicy",
      "weak",
      { name: "mfa", group: "admins", policy: '{"Version":"2012-10-17","Statement":[]}' },
      {},
      "another",
    ),
  };
  for (const [what, later] of Object.entries(takingAway)) {
    it(`stops ${what} that comes after the credential`, async () => {
      const [message, ...others] = await update([user, group, policy, membership, key, later]);
      assert.deepEqual(others, []);
      assert.match(
        message ?? "",
        /IAM user "alice"[\s\S]*is not created: with it, nothing proves the user any more/,
      );
    });
  }

  it("lets what takes nothing away come after the credential", async () => {
    const more = [
      weak({ name: "more", group: "admins" }),
      weak({ name: "mfa", group: "others" }),
      weak({ name: "mfa", user: "bob" }, "userPolicy"),
      resource("userGroupMembership", "m2", { user: "alice", groups: ["others"] }),
    ];
    assert.deepEqual(await update([user, group, policy, membership, key, ...more]), []);
  });

  it("judges the instances of a stack set with the set that the update has registered", async () => {
    const templateBody = JSON.stringify({ Resources: { T: { Type: "AWS::SNS::Topic" } } });
    const set = resourceOf("aws:cloudformation/stackSet:StackSet", "set", { name: "net", templateBody });
    const instance = resourceOf("aws:cloudformation/stackSetInstance:StackSetInstance", "i", {
      stackSetName: "net",
    });
    assert.deepEqual(await update([set, instance]), []);
    assert.equal((await update([instance])).length, 1);
  });

  it("remembers nothing of another run", async () => {
    assert.deepEqual(await update([group, policy, membership, user, key]), []);
    assert.equal((await update([key])).length, 1);
  });

  it("follows the config of iam-user-mfa-enforcement", async () => {
    const expires = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const exemptions = [{ pattern: "ali*", reason: "break glass", owner: "sec", expires }];
    assert.deepEqual(await update([user, key], { options: { exemptions } }), []);
    assert.deepEqual(await update([user, key], { level: "disabled", options: {} }), []);
    assert.match((await update([user, key], { level: "advisory", options: {} }))[0] ?? "", /^warning key: /);
    const trustedGroups = [{ pattern: "corp-*", reason: "judged there" }];
    const corporate = resource("userGroupMembership", "m", { user: "alice", groups: ["corp-admins"] });
    assert.deepEqual(await update([user, corporate, key], { options: { trustedGroups } }), []);
    assert.equal((await update([user, corporate, key])).length, 1);
  });
});

describe("the preview gate of iam-credential-needs-binding", () => {
  const judge = async (...resources: StackResource[]) =>
    (await violationsOf(iamCredentialNeedsBinding(run()), resources)).map(({ message }) => message);

  it("accepts a credential that depends, directly or not, on the policy and the membership", async () => {
    assert.deepEqual(await judge(user, group, policy, membership, after(key, policy, membership)), []);
    const late = after(membership, policy);
    assert.deepEqual(await judge(user, group, policy, late, after(key, late)), []);
  });

  it("accepts one whose component waits for the policy, since its children wait for it", async () => {
    const component = after(resourceOf("corp:index:User", "c", {}), policy);
    const inComponent = { ...after(key, membership), parent: component };
    assert.deepEqual(await judge(user, group, policy, membership, component, inComponent), []);
  });

  it("names what a credential does not wait for", async () => {
    const [message, ...others] = await judge(user, group, policy, membership, after(key, membership));
    assert.deepEqual(others, []);
    assert.match(
      message ?? "",
      /key of IAM user "alice" does not wait .* Add gp \(aws:iam\/groupPolicy:GroupPolicy\) to dependsOn of key\.$/,
    );
    assert.match(
      (await judge(user, group, policy, membership, key))[0] ?? "",
      /Add m \(.*, gp \(\S+ to dependsOn of key\.$/,
    );
  });

  it("needs not wait for a policy that adds nothing to the proof", async () => {
    const more = resource("userPolicy", "more", { user: "alice", name: "more", policy: GOOD });
    assert.deepEqual(await judge(user, group, policy, membership, more, after(key, policy, membership)), []);
  });

  describe("where two resources bind the user in the same way", () => {
    const inline = resource("userPolicy", "p", { name: "mfa", user: "alice", policy: GOOD });
    const managed = resource("policy", "mfa", { name: "mfa", policy: GOOD });
    const policyArn = "arn:aws:iam::123456789012:policy/mfa";
    const attachment = (name: string) =>
      resource("groupPolicyAttachment", name, { group: "admins", policyArn });
    const trusted = { options: { trustedGroups: [{ pattern: "corp", reason: "judged there" }] } };
    const pairs: Record<
      string,
      { twins: [StackResource, StackResource]; rest?: StackResource[]; config?: RuleConfig }
    > = {
      memberships: {
        twins: [membership, resource("groupMembership", "all", { group: "admins", users: ["alice", "bob"] })],
        rest: [group, policy],
      },
      "memberships in a trusted group": {
        twins: [
          resource("userGroupMembership", "m1", { user: "alice", groups: ["corp"] }),
          resource("userGroupMembership", "m2", { user: "alice", groups: ["corp"] }),
        ],
        config: trusted,
      },
      attachments: { twins: [attachment("a1"), attachment("a2")], rest: [group, managed, membership] },
      "an attachment and an exclusive list that names the policy": {
        twins: [
          attachment("a1"),
          resource("groupPolicyAttachmentsExclusive", "x", { groupName: "admins", policyArns: [policyArn] }),
        ],
        rest: [group, managed, membership],
      },
      "inline policies": { twins: [inline, { ...inline, name: "p2", urn: `${inline.urn}2` }] },
      "managed policies": {
        twins: [managed, { ...managed, name: "mfa2", urn: `${managed.urn}2` }],
        rest: [group, membership, attachment("a")],
      },
    };
    for (const [what, { twins, rest = [], config }] of Object.entries(pairs)) {
      const orderOf = async (...before: StackResource[]) => {
        const rule = iamCredentialNeedsBinding(run(config));
        const violations = await violationsOf(rule, [
          user,
          ...rest,
          ...twins,
          after(key, ...rest, ...before),
        ]);
        return violations.map(({ message }) => message);
      };
      it(`accepts a credential that depends on either: ${what}`, async () => {
        for (const twin of twins) assert.deepEqual(await orderOf(twin), [], twin.name);
        assert.match((await orderOf())[0] ?? "", /does not wait/);
      });
    }

    it("does not accept a membership that the other one's list removes", async () => {
      const owner = resource("groupMembership", "all", { group: "admins", users: ["bob"] });
      const all = [user, group, policy, membership, owner];
      assert.match(
        (await violationsOf(iamUserMfaEnforcement, all)).map(({ message }) => message).join(),
        /IAM user "alice"[\s\S]*GroupMembership all owns all members/,
      );
      assert.match((await update([...all, key]))[0] ?? "", /key \(\S+ is not created/);
    });

    it("does not accept an attachment that another list leaves out", async () => {
      const all = [
        user,
        group,
        managed,
        membership,
        attachment("a"),
        resource("groupPolicyAttachmentsExclusive", "x1", { groupName: "admins", policyArns: [policyArn] }),
        resource("groupPolicyAttachmentsExclusive", "x2", { groupName: "admins", policyArns: [] }),
      ];
      assert.equal((await violationsOf(iamUserMfaEnforcement, all)).length, 1);
      assert.equal((await update([...all, key])).length, 1);
    });
  });

  it("leaves a user that is not proven at all to iam-user-mfa-enforcement", async () => {
    assert.deepEqual(await judge(user, group, membership, after(key, membership)), []);
  });

  it("reports a credential of a user that nothing binds before", async () => {
    assert.match(
      (await judge(user, key))[0] ?? "",
      /key of IAM user "alice" may exist before any policy binds/,
    );
    assert.match((await judge(user, group, membership, key))[0] ?? "", /may exist before any policy binds/);
  });
});
