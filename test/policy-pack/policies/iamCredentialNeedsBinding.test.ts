import assert from "node:assert/strict";

import type { ResourceValidationArgs } from "@pulumi/policy";

import { iamCredentialNeedsBinding } from "../../../policy-pack/policies/iamCredentialNeedsBinding";
import { ExemptionLog } from "../../../policy-pack/rule/exemptionReport";
import type { Exemption } from "../../../policy-pack/rule/exemptions";
import { TYPES, type StackResource } from "../../../policy-pack/stack/resource";
import { resource as resourceOf, UNKNOWN } from "./fixtures";

type Kind = keyof typeof TYPES;
const resource = (
  kind: Kind,
  name: string,
  props: Record<string, unknown>,
  provider = "home",
): StackResource => ({
  ...resourceOf(TYPES[kind], name, props),
  provider: { urn: provider },
});

/** What one run reports, as `name of the resource: message`, where the program registers these resources in order. */
async function run(
  resources: readonly StackResource[],
  exemptions?: Exemption[],
  log = new ExemptionLog(),
): Promise<string[]> {
  const policy = iamCredentialNeedsBinding(log);
  const reported: string[] = [];
  for (const it of resources) {
    const args = { ...it, getConfig: () => ({ ...(exemptions && { exemptions }) }) };
    const validate = policy.validateResource;
    assert.ok(typeof validate === "function");
    await validate(args as unknown as ResourceValidationArgs, (message) => {
      reported.push(`${it.name}: ${message}`);
    });
  }
  return reported;
}

const user = resource("user", "alice", { name: "alice" });
const key = resource("accessKey", "key", { user: "alice" });
const profile = resource("userLoginProfile", "password", { user: "Alice" });

describe("iam-credential-needs-binding", () => {
  const bindings: Record<string, StackResource> = {
    "an inline policy": resource("userPolicy", "b", { user: "alice", policy: "{}" }),
    "an attachment": resource("userPolicyAttachment", "b", { user: "alice", policyArn: UNKNOWN }),
    "an attachment to several": resource("policyAttachment", "b", {
      users: ["bob", "alice"],
      policyArn: "a",
    }),
    "a membership": resource("userGroupMembership", "b", { user: "ALICE", groups: ["admins"] }),
    "a group's list of members": resource("groupMembership", "b", { users: ["alice"], group: "admins" }),
    "an exclusive list of attachments": resource("userPolicyAttachmentsExclusive", "b", {
      userName: "alice",
      policyArns: ["arn:aws:iam::123456789012:policy/mfa"],
    }),
    "a user of aws-native in a group": {
      ...resourceOf("aws-native:iam:User", "b", { userName: "alice", groups: ["admins"] }),
      provider: { urn: "native" },
    },
    "a binding whose user is not known": resource("userGroupMembership", "b", {
      user: UNKNOWN,
      groups: ["g"],
    }),
    "a CloudFormation stack with the membership": {
      ...resourceOf("aws:cloudformation/stack:Stack", "b", {
        templateBody:
          '{"Resources":{"M":{"Type":"AWS::IAM::UserToGroupAddition","Properties":{"GroupName":"g","Users":["alice"]}}}}',
      }),
      provider: { urn: "home" },
    },
  };
  for (const [what, binding] of Object.entries(bindings)) {
    it(`a credential after ${what} passes`, async () => {
      assert.deepEqual(await run([user, binding, key, profile]), []);
    });
  }

  it("a credential before what binds its user is reported, each with what to do", async () => {
    const membership = resource("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
    const reported = await run([user, key, profile, membership]);
    assert.match(
      reported[0] ?? "",
      /^key: The credential of IAM user "alice" would exist before .*dependsOn/,
    );
    assert.match(reported[1] ?? "", /^password: /);
    assert.equal(reported.length, 2);
  });

  const notBinding: Record<string, StackResource> = {
    "nothing but the user": user,
    "a policy of the group": resource("groupPolicy", "p", { group: "admins", policy: "{}" }),
    "another user's membership": resource("userGroupMembership", "m", { user: "bob", groups: ["admins"] }),
    "an empty exclusive list": resource("userPolicyAttachmentsExclusive", "x", {
      userName: "alice",
      policyArns: [],
    }),
    "a list of inline policies' names": resource("userPoliciesExclusive", "x", {
      userName: "alice",
      policyNames: ["a"],
    }),
    "a membership in another account": resource(
      "userGroupMembership",
      "m",
      { user: "alice", groups: ["g"] },
      "other",
    ),
    "another credential": profile,
  };
  for (const [what, before] of Object.entries(notBinding)) {
    it(`${what} does not bind`, async () => {
      assert.equal((await run([before, key])).filter((it) => it.startsWith("key: ")).length, 1);
    });
  }

  it("says nothing of a user whose name is not known", async () => {
    assert.deepEqual(await run([resource("accessKey", "key", { user: UNKNOWN })]), []);
  });

  it("remembers nothing of another run", async () => {
    const membership = resource("userGroupMembership", "m", { user: "alice", groups: ["admins"] });
    assert.deepEqual(await run([membership, key]), []);
    assert.equal((await run([key])).length, 1);
  });

  it("lets an exempted user pass, and tells so once", async () => {
    const log = new ExemptionLog();
    const exemption = { pattern: "ali*", reason: "break glass", owner: "sec", expires: "2999-12-31" };
    const bob = resource("accessKey", "bobs", { user: "bob" });
    const reported = await run([key, profile, bob], [exemption], log);
    assert.deepEqual(
      reported.map((it) => it.split(":")[0]),
      ["bobs"],
    );
    assert.deepEqual(
      log.take().map((line) => line.replace(/^.* let pass/, "let pass")),
      ["let pass: alice, Alice."],
    );
    assert.equal((await run([key], [{ ...exemption, expires: "2001-01-01" }])).length, 1);
  });

  it("is mandatory and says how grave it is and what to do", () => {
    const { name, enforcementLevel, severity, remediationSteps } = iamCredentialNeedsBinding(
      new ExemptionLog(),
    );
    assert.deepEqual(
      [name, enforcementLevel, severity],
      ["iam-credential-needs-binding", "mandatory", "high"],
    );
    assert.match(remediationSteps ?? "", /dependsOn/);
  });
});
