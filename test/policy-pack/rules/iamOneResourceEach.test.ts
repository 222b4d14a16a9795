import assert from "node:assert/strict";

import { iamOneResourceEach } from "../../../policy-pack/rules/iamOneResourceEach";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { GOOD, resource, resourceOf, UNKNOWN } from "../inputs/bindings/fixtures";
import { violationsOf } from "./fixtures";

const group = resource("group", "g", { name: "admins" });
const user = resource("user", "u", { name: "alice" });
const policy = resource("policy", "p", { name: "mfa", policy: GOOD });
const policyArn = "arn:aws:iam::123456789012:policy/mfa";
const inline = (name: string, props: object = {}) =>
  resource("groupPolicy", name, { name: "mfa", group: "admins", policy: GOOD, ...props });
const attached = (name: string, props: object = {}) =>
  resource("groupPolicyAttachment", name, { group: "admins", policyArn, ...props });
const member = (name: string, props: object = {}) =>
  resource("userGroupMembership", name, { user: "alice", groups: ["admins"], ...props });

const messagesOf = async (...resources: StackResource[]): Promise<string[]> =>
  (await violationsOf(iamOneResourceEach, resources)).map(({ message }) => message);

describe("iam-one-resource-each", () => {
  const twice: Record<string, { resources: StackResource[]; what: string }> = {
    users: { resources: [user, resource("user", "u2", { name: "Alice" })], what: 'user "alice"' },
    groups: { resources: [group, resource("group", "g2", { name: "admins" })], what: 'group "admins"' },
    "managed policies": {
      resources: [policy, resource("policy", "p2", { name: "mfa", policy: GOOD })],
      what: 'managed policy "mfa"',
    },
    "inline policies": {
      resources: [inline("a"), inline("b", { name: "MFA" })],
      what: 'inline policy "mfa" of group "admins"',
    },
    "an inline policy and one that the group lists": {
      resources: [
        inline("a"),
        resourceOf("aws-native:iam:Group", "b", {
          groupName: "admins",
          policies: [{ policyName: "mfa", policyDocument: JSON.parse(GOOD) as unknown }],
        }),
      ],
      what: 'inline policy "mfa" of group "admins"',
    },
    attachments: {
      resources: [attached("a"), attached("b", { group: "Admins" })],
      what: `the attachment of managed policy "${policyArn}" to group "admins"`,
    },
    "attachments of a policy whose ARN is late": {
      resources: [policy, attached("a"), attached("b", { policyArn: UNKNOWN })].map((it, index) =>
        index === 2 ? { ...it, propertyDependencies: { policyArn: [policy] } } : it,
      ),
      what: 'the attachment of managed policy "mfa" to group "admins"',
    },
    memberships: {
      resources: [
        member("a"),
        resource("groupMembership", "b", { group: "admins", users: ["alice", "bob"] }),
      ],
      what: 'the membership of user "alice" in group "admins"',
    },
  };
  for (const [kind, { resources, what }] of Object.entries(twice)) {
    it(`warns of two ${kind} that are one in AWS, and of nothing else`, async () => {
      const [message = "", ...others] = await messagesOf(...resources);
      assert.deepEqual(others, []);
      assert.ok(message.includes(` are one thing in AWS, ${what}: removing one of them`), message);
      for (const { name, type } of resources.slice(-2)) assert.ok(message.includes(`${name} (${type})`));
    });
  }

  const template = (...conditions: string[]) =>
    resourceOf("aws:cloudformation/stack:Stack", "s", {
      capabilities: ["CAPABILITY_NAMED_IAM"],
      templateBody: JSON.stringify({
        Parameters: { Stage: { Type: "String" } },
        Conditions: {
          Prod: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] },
          Test: { "Fn::Not": [{ Condition: "Prod" }] },
        },
        Resources: Object.fromEntries(
          conditions.map((Condition, index) => [
            `G${index}`,
            { Type: "AWS::IAM::Group", ...(Condition && { Condition }), Properties: { GroupName: "admins" } },
          ]),
        ),
      }),
      parameters: { Stage: UNKNOWN },
    });

  it("warns of two resources of a template, at the URN of its stack", async () => {
    const stack = template("", "");
    const [violation] = await violationsOf(iamOneResourceEach, [stack]);
    assert.equal(violation?.urn, stack.urn);
    assert.match(violation.message, /^G0 \(AWS::IAM::Group\) and G1 \(AWS::IAM::Group\) are one thing/);
  });

  const apart: Record<string, StackResource[]> = {
    "of other names": [inline("a"), inline("b", { name: "other" })],
    "whose names the provider completes": [
      inline("a", { name: UNKNOWN }),
      inline("b", { name: UNKNOWN, namePrefix: "mfa" }),
    ],
    "of other groups": [inline("a"), inline("b", { group: "others" })],
    "of other users": [member("a"), member("b", { user: "bob" })],
    "of another account": [user, resource("user", "u2", { name: "alice" }, {}, "other-account")],
    "of a template under opposite conditions": [template("Prod", "Test")],
  };
  for (const [which, resources] of Object.entries(apart)) {
    it(`has nothing against two ${which}`, async () => {
      assert.deepEqual(await messagesOf(...resources), []);
    });
  }
});
