import assert from "node:assert/strict";

import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, alice, BOOL, GOOD, groupPolicy, judge, resource, resourceOf, UNKNOWN } from "./fixtures";

/** A resource of aws-native, at that package's provider. */
function native(
  kind: string,
  name: string,
  props: Record<string, unknown>,
  from: Record<string, StackResource[]> = {},
  provider = "native",
): StackResource {
  return resourceOf(`aws-native:iam:${kind}`, name, props, from, provider);
}

const document: unknown = JSON.parse(GOOD);
const ARN = "arn:aws-us-gov:iam::123456789012:policy/sec/mfa";
const user = (props: Record<string, unknown>, from: Record<string, StackResource[]> = {}): StackResource =>
  native("User", "bob", { userName: "bob", ...props }, from);
const managed = native("ManagedPolicy", "mfa", {
  managedPolicyName: "mfa",
  path: "/sec/",
  policyArn: UNKNOWN,
  policyDocument: document,
});
const group = native("Group", "ops", {
  groupName: "ops",
  policies: [{ policyName: "mfa", policyDocument: document }],
});

describe("users of aws-native", () => {
  const passing: Record<string, StackResource[]> = {
    "a policy in the user": [user({ policies: [{ policyName: "mfa", policyDocument: document }] })],
    "a policy in the user, as text": [user({ policies: [{ policyName: "mfa", policyDocument: GOOD }] })],
    "a policy beside one that is not known": [
      user({ policies: [{ policyName: "late", policyDocument: UNKNOWN }, { policyDocument: document }] }),
    ],
    "a managed policy by its ARN": [managed, user({ managedPolicyArns: [ARN] })],
    "a managed policy known after creation": [
      managed,
      user({ managedPolicyArns: [UNKNOWN] }, { managedPolicyArns: [managed] }),
    ],
    "a managed policy that names the user": [
      user({}),
      native("ManagedPolicy", "p", { policyDocument: document, users: ["Bob"] }),
    ],
    "a managed policy that names the user's group": [
      user({ groups: ["ops"] }),
      native("Group", "ops", { groupName: "ops" }),
      native("ManagedPolicy", "p", { policyDocument: document, groups: ["ops"] }),
    ],
    "the user's group": [group, user({ groups: ["ops"] })],
    "a group that the user is added to": [
      group,
      user({}),
      native("UserToGroupAddition", "a", { groupName: "ops", users: ["bob"] }),
    ],
    "a policy of the user, as a resource": [
      user({}),
      native("UserPolicy", "p", { policyName: "mfa", userName: "bob", policyDocument: document }),
    ],
    "a policy of the group, as a resource": [
      native("Group", "ops", { groupName: "ops" }),
      user({ groups: ["ops"] }),
      native("GroupPolicy", "p", { policyName: "mfa", groupName: "ops", policyDocument: document }),
    ],
    "a managed policy of the group": [
      managed,
      native("Group", "ops", { groupName: "ops", managedPolicyArns: [ARN] }),
      user({ groups: ["ops"] }),
    ],
    "a permissions boundary": [managed, user({ permissionsBoundary: ARN })],
    "a group of aws": [admins, groupPolicy, user({ groups: ["admins"] })],
    "a group of aws whose name is known after creation": [
      admins,
      groupPolicy,
      user({ groups: [UNKNOWN] }, { groups: [admins] }),
    ],
    "a group of aws, beside groups at a provider of its own": [
      admins,
      groupPolicy,
      resource("group", "admins2", { name: "admins" }, {}, "other-account"),
      resource("group", "others", { name: "others" }, {}, "other-account"),
      user({ groups: ["admins"] }),
    ],
    "a policy that aws attaches": [
      managed,
      user({}),
      resource("userPolicyAttachment", "a", { user: "bob", policyArn: ARN }),
    ],
    "a user of aws in a group of aws-native": [
      alice,
      group,
      resource("userGroupMembership", "m", { user: "alice", groups: ["ops"] }),
    ],
  };
  for (const [way, resources] of Object.entries(passing)) {
    it(`pass: ${way}`, async () => {
      assert.deepEqual(await judge(...resources), {});
    });
  }

  const elsewhere = native("Group", "ops2", { groupName: "ops" }, {}, "other-native");
  const blocked: Record<string, { resources: StackResource[]; message: RegExp }> = {
    "nothing binds the user": { resources: [user({})], message: /IAM user "bob"[\s\S]*\(none\)/ },
    "the policy leaves access keys open": {
      resources: [user({ policies: [{ policyName: "mfa", policyDocument: BOOL }] })],
      message: /partial-no-longterm-keys[\s\S]*inline policy "mfa"/,
    },
    "a password alone": { resources: [user({ loginProfile: { password: UNKNOWN } })], message: /\(none\)/ },
    "policies that are not known": { resources: [user({ policies: UNKNOWN })], message: /not-provable/ },
    "a group from outside": {
      resources: [user({ groups: ["legacy"] })],
      message: /group "legacy" is not in this stack/,
    },
    "the group is at another provider of aws-native": {
      resources: [user({ groups: ["ops"] }), elsewhere],
      message: /"ops" is in this stack through another provider/,
    },
    "the group, with its policy, is at another provider of aws": {
      resources: [
        resource("group", "admins", { name: "admins" }, {}, "other-account"),
        resource("groupPolicy", "mfa", { group: "admins", policy: GOOD }, {}, "other-account"),
        user({ groups: ["admins"] }),
      ],
      message: /not-provable[\s\S]*mfa names "admins" through another provider/,
    },
    "another provider, perhaps of the same account, overwrites the policy of the group": {
      resources: [
        admins,
        groupPolicy,
        resource("groupPolicy", "weak", { name: "mfa", group: "admins", policy: BOOL }, {}, "other-account"),
        resource("groupPolicy", "named", { name: "mfa", group: "admins", policy: GOOD }),
        user({ groups: ["admins"] }),
      ],
      message: /not-provable/,
    },
  };
  for (const [way, { resources, message }] of Object.entries(blocked)) {
    it(`blocked: ${way}`, async () => {
      assert.match((await judge(...resources))["bob"] ?? "", message);
    });
  }
});
