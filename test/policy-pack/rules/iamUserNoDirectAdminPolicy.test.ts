import assert from "node:assert/strict";

import { iamUserNoDirectAdminPolicy } from "../../../policy-pack/rules/iamUserNoDirectAdminPolicy";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { document, report, resource, UNKNOWN, violationsOf } from "./fixtures";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const ALL = { Effect: "Allow", Action: "*", Resource: "*" };

const administrators: Record<string, object[]> = {
  "Action *": [ALL],
  "Action *:*": [{ ...ALL, Action: ["s3:GetObject", "*:*"] }],
  "NotResource that leaves nearly all": [
    { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::secrets/*" },
  ],
  "NotAction that leaves IAM open": [{ Effect: "Allow", NotAction: "organizations:*", Resource: "*" }],
  "NotAction that exempts a part of IAM": [{ Effect: "Allow", NotAction: "iam:Create*", Resource: "*" }],
  "two statements that make everything together": [
    { Effect: "Allow", NotAction: ["iam:*", "sts:*"], Resource: "*" },
    { ...ALL, Action: ["iam:*", "sts:*"] },
  ],
  "a condition, which an administrator can meet": [
    { ...ALL, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
  ],
};

const others: Record<string, object[]> = {
  "one service": [{ ...ALL, Action: "s3:*" }],
  "everything on some resources": [{ ...ALL, Resource: "arn:aws:s3:::mine/*" }],
  "everything on the user's own ARN": [{ ...ALL, Resource: "arn:aws:iam::*:user/${aws:username}" }],
  "a Deny of everything": [{ ...ALL, Effect: "Deny" }],
  "power users, who cannot touch IAM": [
    { Effect: "Allow", NotAction: ["iam:*", "account:*"], Resource: "*" },
  ],
};

const judge = (...resources: StackResource[]) => report(iamUserNoDirectAdminPolicy, resources);
const inline = (policy: unknown, user: unknown = "alice") =>
  resource("aws:iam/userPolicy:UserPolicy", "p", { user, policy });
const policy = (statements: object[]) =>
  resource("aws:iam/policy:Policy", "managed", {
    name: "managed",
    path: "/",
    arn: UNKNOWN,
    policy: document(...statements),
  });
const attachment = (policyArn: unknown, from: Record<string, StackResource[]> = {}) =>
  resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "a", { user: "alice", policyArn }, { from });

describe("iam-user-no-direct-admin-policy", () => {
  for (const [what, statements] of Object.entries(administrators)) {
    it(`blocks an inline policy with ${what}`, async () => {
      const { alice = "" } = await judge(inline(document(...statements)));
      assert.match(alice, /allows everything on every resource\. Bind it to a group/);
    });
  }
  for (const [what, statements] of Object.entries(others)) {
    it(`passes an inline policy with ${what}`, async () => {
      assert.deepEqual(await judge(inline(document(...statements))), {});
    });
  }

  it("blocks AWS's AdministratorAccess, however it is attached, and passes AWS's other policies", async () => {
    for (const arn of [ADMINISTRATOR, "arn:aws-cn:iam::aws:policy/AdministratorAccess"]) {
      assert.match((await judge(attachment(arn)))["alice"] ?? "", /AWS's policy AdministratorAccess/);
    }
    const users = resource("aws:iam/policyAttachment:PolicyAttachment", "a", {
      users: ["bob", "carol"],
      groups: ["admins"],
      policyArn: ADMINISTRATOR,
    });
    assert.deepEqual(Object.keys(await judge(users)), ["bob", "carol"]);
    const exclusive = resource("aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "e", {
      userName: "dave",
      policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", ADMINISTRATOR],
    });
    assert.deepEqual(Object.keys(await judge(exclusive)), ["dave"]);
    const native = resource("aws-native:iam:User", "n", {
      userName: "erin",
      managedPolicyArns: [ADMINISTRATOR],
    });
    assert.deepEqual(Object.keys(await judge(native)), ["erin"]);
    assert.deepEqual(await judge(attachment("arn:aws:iam::aws:policy/ReadOnlyAccess")), {});
    const managed = resource("aws-native:iam:ManagedPolicy", "m", {
      users: ["frank"],
      policyDocument: document(ALL),
    });
    assert.deepEqual(Object.keys(await judge(managed)), ["frank"]);
  });

  it("follows an ARN that is not known yet to the policy of the stack", async () => {
    const admin = policy([ALL]);
    const reader = policy([{ ...ALL, Action: "s3:Get*" }]);
    assert.match(
      (await judge(admin, attachment(UNKNOWN, { policyArn: [admin] })))["alice"] ?? "",
      /policy managed allows everything/,
    );
    assert.deepEqual(await judge(reader, attachment(UNKNOWN, { policyArn: [reader] })), {});
  });

  it("blocks what cannot be read: it may allow everything", async () => {
    const unreadable: [StackResource, RegExp][] = [
      [inline(UNKNOWN), /not known in the preview/],
      [inline("{"), /IAM would refuse .*not JSON/],
      [inline(document({ ...ALL, Resource: "arn:*" })), /IAM would refuse .*names no service/],
      [attachment(UNKNOWN), /policyArn of a, which is not known in the preview/],
      [attachment("arn:aws:iam::111122223333:policy/mine"), /policy\/mine, which is not in this stack/],
      [
        resource("aws-native:iam:User", "n", { userName: "alice", policies: UNKNOWN }),
        /policies, which are not known in the preview/,
      ],
    ];
    for (const [binding, message] of unreadable) {
      assert.match((await judge(binding))["alice"] ?? "", message);
    }
  });

  it("leaves a document that is not known yet to the update gate, which judges it before the policy exists", async () => {
    const [late, ...others] = await violationsOf(iamUserNoDirectAdminPolicy, [inline(UNKNOWN)]);
    assert.deepEqual([late?.deferrable, others], [true, []]);
    const gate = async (statements: object[]) =>
      (await iamUserNoDirectAdminPolicy.gate?.(inline(document(...statements)), {}))?.length;
    assert.deepEqual([await gate([ALL]), await gate([{ ...ALL, Action: "s3:*" }])], [1, 0]);
  });

  it("has nothing against an administrator policy of a group", async () => {
    const ofGroup = resource("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "g", {
      group: "admins",
      policyArn: ADMINISTRATOR,
    });
    const inlineOfGroup = resource("aws:iam/groupPolicy:GroupPolicy", "gp", {
      group: "admins",
      policy: document(ALL),
    });
    assert.deepEqual(await judge(ofGroup, inlineOfGroup, policy([ALL])), {});
  });
});
