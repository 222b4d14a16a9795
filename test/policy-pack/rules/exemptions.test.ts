import assert from "node:assert/strict";

import { iamCredentialNeedsBinding } from "../../../policy-pack/rules/iamCredentialNeedsBinding";
import { iamLoginProfileMustReset } from "../../../policy-pack/rules/iamLoginProfileMustReset";
import { iamUserMfaEnforcement } from "../../../policy-pack/rules/iamUserMfaEnforcement";
import { iamUserNoAccessKey } from "../../../policy-pack/rules/iamUserNoAccessKey";
import { iamUserNoDirectAdminPolicy } from "../../../policy-pack/rules/iamUserNoDirectAdminPolicy";
import { applyExemptions, type Exemption } from "../../../policy-pack/pack/exemptions";
import { UPDATE_WITHOUT_CONFIG } from "../../../policy-pack/pack/packConfig";
import type { Rule, Violation } from "../../../policy-pack/pack/rule";
import type { StackResource } from "../../../policy-pack/inputs/pulumi/resource";
import { resource, UNKNOWN, violationsOf } from "./fixtures";

const TODAY = new Date().toISOString().slice(0, 10);
const CI: Exemption = { pattern: "ci*", reason: "build farm", owner: "platform", expires: TODAY };

/** What is still reported where the names `ci*` are exempt. */
const remaining = (violations: readonly Violation[]): string[] =>
  applyExemptions(violations, [CI], TODAY).remaining.map(({ message }) => message);
const judge = async <Options extends object>(rule: Rule<Options>, ...resources: StackResource[]) =>
  remaining(await violationsOf(rule, resources));

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const URL = { templateUrl: "https://example.com/t.yaml", capabilities: ["CAPABILITY_IAM"] };

/** Each is called `ci-evil` in the program, and some in AWS too; none says what its users are called. */
const withUnknownUsers: Record<string, StackResource> = {
  "a controller in Kubernetes": resource("kubernetes:iam.services.k8s.aws/v1alpha1:User", "ci-evil", {
    spec: { name: "rogue" },
  }),
  "an instance of a stack set": resource("aws:cloudformation/stackSetInstance:StackSetInstance", "ci-evil", {
    stackSetName: "org-users",
  }),
  "a product": resource("aws:servicecatalog/provisionedProduct:ProvisionedProduct", "ci-evil", {
    name: "ci-evil",
  }),
  "Cloud Control": resource("aws:cloudcontrol/resource:Resource", "ci-evil", { typeName: UNKNOWN }),
  "a stack": resource("aws:cloudformation/stack:Stack", "ci-evil", { name: "ci-evil", ...URL }),
  "a stack set": resource("aws:cloudformation/stackSet:StackSet", "ci-evil", { name: "ci-evil", ...URL }),
  "a stack of aws-native": resource("aws-native:cloudformation:Stack", "ci-evil", {
    stackName: "ci-evil",
    ...URL,
  }),
  "a resource of a Terraform module": resource("users:tf:aws_iam_user", "ci-evil", { name: "rogue" }),
};

/** Users whose name is known only after the deploy, each with a password of its own where it can have one. */
const unnamedUsers: Record<string, StackResource> = {
  "of aws": resource("aws:iam/user:User", "ci-evil", { name: UNKNOWN }),
  "of aws-native": resource("aws-native:iam:User", "ci-evil", {}),
  "of a bridge": resource("corp:index/iamUser:IamUser", "ci-evil", {}),
  "of a template": resource("aws:cloudformation/stack:Stack", "ci-evil", {
    name: "ci-evil",
    templateBody: { Resources: { ciEvil: { Type: "AWS::IAM::User" } } },
  }),
};

describe("an exemption by name", () => {
  for (const [what, hidden] of Object.entries(withUnknownUsers)) {
    it(`covers no users that are unknown: ${what}`, async () => {
      const [message = ""] = await judge(iamUserMfaEnforcement, hidden);
      assert.match(message, /"ci-evil" may create IAM users .*not-provable/);
      assert.match(message, /No exemption covers it.* set the level of iam-user-mfa-enforcement to advisory/);
    });
  }

  it("covers them during an update no more than in a preview", async () => {
    const run = { ...UPDATE_WITHOUT_CONFIG, configOf: () => ({ options: { exemptions: [CI] } }) };
    const gate = async (it: StackResource) => (await iamCredentialNeedsBinding(run).gate?.(it, {}))?.length;
    for (const [what, hidden] of Object.entries(withUnknownUsers)) assert.equal(await gate(hidden), 1, what);
    assert.equal(await gate(resource("aws:iam/accessKey:AccessKey", "k", { user: "ci-one" })), 0);
  });

  for (const [what, user] of Object.entries(unnamedUsers)) {
    it(`covers no user without a name: ${what}`, async () => {
      assert.equal((await judge(iamUserMfaEnforcement, user)).length, 1);
    });
  }

  it("covers a user by its name in AWS, of whatever type", async () => {
    const users = [
      resource("aws:iam/user:User", "u", { name: "ci-one" }),
      resource("aws-native:iam:User", "u", { userName: "ci-one" }),
      resource("corp:index/iamUser:IamUser", "u", { name: "ci-one" }),
    ];
    for (const user of users) assert.deepEqual(await judge(iamUserMfaEnforcement, user), [], user.type);
  });

  it("covers no user that a list names late, whatever the others are called", async () => {
    const policyArn = ADMINISTRATOR;
    const attach = (users: unknown, from: StackResource[] = []) =>
      resource(
        "aws:iam/policyAttachment:PolicyAttachment",
        "ci-evil",
        { policyArn, users },
        { from: { users: from } },
      );
    const one = resource("aws:iam/user:User", "one", { name: "ci-one" });
    const two = resource("aws:iam/user:User", "two", { name: "ci-two" });
    assert.deepEqual(await judge(iamUserNoDirectAdminPolicy, one, attach(["ci-one"], [one])), []);
    assert.deepEqual(
      await judge(iamUserNoDirectAdminPolicy, one, two, attach(["ci-one", "ci-two"], [one, two])),
      [],
    );
    for (const users of [["ci-one", UNKNOWN], [UNKNOWN], UNKNOWN])
      for (const from of [[], [one], [one, two]])
        assert.ok((await judge(iamUserNoDirectAdminPolicy, ...from, attach(users, from))).length > 0);
  });

  it("covers no login profile of a user that is known late, since nothing judges it before it exists", async () => {
    const one = resource("aws:iam/user:User", "one", { name: "ci-one" });
    const profile = (user: unknown, from: StackResource[] = []) =>
      resource("aws:iam/userLoginProfile:UserLoginProfile", "ci-evil", { user }, { from: { user: from } });
    assert.deepEqual(await judge(iamLoginProfileMustReset, one, profile("ci-one", [one])), []);
    for (const from of [[], [one]])
      assert.equal((await judge(iamLoginProfileMustReset, one, profile(UNKNOWN, from))).length, 1);
    const native = resource("aws-native:iam:User", "ci-evil", { loginProfile: { password: "x" } });
    assert.equal((await judge(iamLoginProfileMustReset, native)).length, 1);
  });

  it("covers the access key of a late user until the update gate sees its name", async () => {
    const one = resource("aws:iam/user:User", "one", { name: "ci-one" });
    const two = resource("aws:iam/user:User", "two", { name: "ci-two" });
    const key = (user: unknown, from: StackResource[] = []) =>
      resource("aws:iam/accessKey:AccessKey", "ci-evil", { user }, { from: { user: from } });
    assert.deepEqual(await judge(iamUserNoAccessKey, one, key(UNKNOWN, [one])), []);
    const gate = async (user: string) => remaining((await iamUserNoAccessKey.gate?.(key(user), {})) ?? []);
    assert.deepEqual(await gate("ci-one"), []);
    assert.match((await gate("rogue"))[0] ?? "", /"rogue" gets an access key .*"pattern": "rogue"/);
    for (const from of [[], [one, two]]) {
      const [message = ""] = await judge(iamUserNoAccessKey, ...from, key(UNKNOWN, from));
      assert.match(message, /An exemption is for a name, which is not known here/);
    }
  });
});
