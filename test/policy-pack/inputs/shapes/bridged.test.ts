import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expandTemplates } from "../../../../policy-pack/inputs/cloudformation/expandTemplates";
import { AWS_SHAPES } from "../../../../policy-pack/inputs/shapes/aws";
import { isUnknownIamType } from "../../../../policy-pack/inputs/shapes/kinds";
import { shapeOf } from "../../../../policy-pack/inputs/shapes/shapes";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { GOOD, judge, resourceOf, UNKNOWN } from "../bindings/fixtures";
import { unread } from "../pulumi/fixtures";

const bridged = (kind: string, name: string, props: Record<string, unknown>, pkg = "aws"): StackResource =>
  resourceOf(`${pkg}:index/iam${kind}:Iam${kind}`, name, props);

describe("IAM resources of a bridged Terraform provider", () => {
  it("a user without a policy is blocked, one with a policy passes", async () => {
    const user = bridged("User", "u", { name: "eve" });
    const key = bridged("AccessKey", "k", { user: "eve" });
    const policy = bridged("UserPolicy", "p", { user: "eve", name: "mfa", policy: GOOD });
    assert.match((await judge(user, key))["u"] ?? "", /IAM user "eve" can work without MFA \(none\)/);
    assert.deepEqual(await judge(user, key, policy), {});
  });

  it("a group's policy binds its members", async () => {
    const resources = [
      bridged("User", "u", { name: "eve" }),
      bridged("Group", "g", { name: "ops" }),
      bridged("GroupPolicy", "p", { group: "ops", name: "mfa", policy: GOOD }),
    ];
    const member = bridged("UserGroupMembership", "m", { user: "eve", groups: ["ops"] });
    assert.deepEqual(Object.keys(await judge(...resources)), ["u"]);
    assert.deepEqual(await judge(...resources, member), {});
  });

  it("have a shape each, under Terraform's name", () => {
    for (const shape of AWS_SHAPES.values()) {
      const types = [...AWS_SHAPES].filter(([, it]) => it === shape).map(([type]) => type);
      const [, kind = ""] = /:(\w+)$/.exec(types[0] ?? "") ?? [];
      const name = kind === "SshKey" ? "UserSshKey" : kind;
      assert.equal(shapeOf(`aws:index/iam${name}:Iam${name}`), shape);
    }
  });

  it("of awscc have CloudFormation's properties", async () => {
    const user = bridged("User", "u", { userName: "eve", groups: ["ops"] }, "awscc");
    const policies = [{ policyName: "mfa", policyDocument: GOOD }];
    const group = bridged("Group", "g", { groupName: "ops", policies }, "awscc");
    assert.deepEqual(Object.keys(await judge(user)), ["u"]);
    assert.deepEqual(await judge(user, group), {});
  });

  it("that spell the user of a credential in another way are not provable", () => {
    const key = bridged("AccessKey", "k", { userName: "eve" }, "mycc");
    assert.match(unread(key)["k"] ?? "", /does not name its user/);
    assert.deepEqual(unread(bridged("AccessKey", "k", { userName: "eve" }, "awscc")), {});
    assert.match(unread(bridged("AccessKey", "k", {}, "awscc"))["k"] ?? "", /does not name its user/);
  });
});

describe("a bridged type of which two of AWS's providers have one each", () => {
  const strict = bridged("GroupPolicy", "p", { group: "ops", name: "mfa", policy: GOOD });
  const people = [
    bridged("User", "u", { name: "eve" }),
    bridged("Group", "g", { name: "ops" }),
    bridged("UserGroupMembership", "m", { user: "eve", groups: ["ops"] }),
    strict,
  ];
  const weak = { groupName: "ops", policyName: "mfa", policyDocument: '{"Statement":[]}' };

  for (const pkg of ["awscc", "aws", "cc"]) {
    it(`${pkg}: is read by its properties, and takes a policy away`, async () => {
      assert.deepEqual(await judge(...people), {});
      const found = await judge(...people, bridged("GroupPolicy", "w", weak, pkg));
      assert.match(found["u"] ?? "", /IAM user "eve"/);
    });

    it(`${pkg}: is not provable with properties of both`, () => {
      const both = bridged("GroupPolicy", "w", { group: "other", ...weak }, pkg);
      assert.ok(unread(both)["w"] ?? "");
      const user = bridged("User", "u", { name: "alice", userName: "eve" }, pkg);
      assert.match(
        unread(user)["u"] ?? "",
        /it has \w+ as well as \w+, and its provider ignores one of them/,
      );
      const key = bridged("AccessKey", "k", { user: "alice", userName: UNKNOWN }, pkg);
      assert.match(unread(key)["k"] ?? "", /it has \w+ as well as \w+/);
    });
  }

  it("reads a user of awscc's under the name that it gets", async () => {
    const user = { userName: "eve", loginProfile: {}, groups: ["ops"] };
    for (const pkg of ["aws", "cc"]) {
      assert.match((await judge(bridged("User", "u", user, pkg)))["u"] ?? "", /IAM user "eve"/);
    }
  });

  const nobodys: Record<string, Record<string, unknown>> = {
    GroupPolicy: { policy: GOOD },
    UserPolicy: { user: "eve" },
    Policy: {},
    UserGroupMembership: { user: "eve" },
    GroupMembership: { name: "m" },
    UserPolicyAttachment: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    PolicyAttachment: { users: ["eve"] },
    UserPoliciesExclusive: { userName: "eve" },
    GroupPolicyAttachmentsExclusive: { policyArns: [] },
  };
  for (const [kind, props] of Object.entries(nobodys)) {
    it(`${kind} without a property that says what it does is not provable`, () => {
      assert.match(unread(bridged(kind, "it", props))["it"] ?? "", /it has no \w+, so that nothing shows/);
    });
  }

  it("passes with what it has to have, known or not", () => {
    assert.deepEqual(
      unread(
        bridged("PolicyAttachment", "a", { policyArn: UNKNOWN, roles: ["ci"] }),
        bridged("UserPoliciesExclusive", "x", { userName: UNKNOWN, policyNames: [] }),
        bridged("Group", "g", {}, "awscc"),
        bridged("UserPolicy", "p", { userName: UNKNOWN, policyName: "p", policyDocument: GOOD }, "awscc"),
      ),
      {},
    );
  });
});

describe("a package that is not called as AWS's are", () => {
  for (const pkg of ["corp-aws", "cc", "minio"]) {
    it(`${pkg}: creates users`, async () => {
      const user = bridged("User", "u", { name: "eve" }, pkg);
      assert.match((await judge(user))["u"] ?? "", /IAM user "eve" can work without MFA \(none\)/);
    });

    it(`${pkg}: binds none, whatever properties of AWS's it has`, async () => {
      const eve = bridged("User", "u", { name: "eve" });
      const policy = bridged("UserPolicy", "p", { user: "eve", name: "mfa", policy: GOOD }, pkg);
      assert.match((await judge(eve, policy))["p"] ?? "", /is not read/);
      const props = { userName: "eve", policyName: "mfa", user: "eve", policyArn: UNKNOWN };
      assert.match(unread(bridged("UserPolicyAttachment", "a", props, pkg))["a"] ?? "", /is not read/);
    });

    it(`${pkg}: passes with types of its own by AWS's names`, async () => {
      const resources = [
        bridged("UserPolicyAttachment", "a", { userName: "eve", policyName: "mfa" }, pkg),
        bridged("GroupPolicyAttachment", "b", { groupName: "ops", policyName: "mfa" }, pkg),
        bridged("Group", "g", { name: "ops" }, pkg),
      ];
      assert.deepEqual(unread(...resources), {});
      assert.deepEqual(expandTemplates(resources).resources, []);
      const member = resourceOf("aws:iam/userGroupMembership:UserGroupMembership", "m", {
        user: "eve",
        groups: ["ops"],
      });
      assert.match(
        (await judge(bridged("User", "u", { name: "eve" }), member, ...resources))["u"] ?? "",
        /group "ops" is not in this stack/,
      );
    });
  }
});

describe("types of IAM", () => {
  const sdk = join(dirname(require.resolve("@pulumi/aws")), "iam");
  const types = readdirSync(sdk)
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => /__pulumiType = '([^']+)'/.exec(readFileSync(join(sdk, file), "utf8"))?.[1] ?? []);

  it("of the installed SDK are all known", () => {
    assert.ok(types.length > 25);
    assert.deepEqual(types.filter(isUnknownIamType), []);
  });

  for (const type of [
    "aws:iam/userApiKey:UserApiKey",
    "aws-native:iam:ServiceSpecificCredential",
    "corp:index/iamUserApiKey:IamUserApiKey",
    "awscc:index/iamApiKey:IamApiKey",
    "users:tf:aws_iam_user",
    "users:tf:awscc_iam_user",
    "kubernetes:iam.services.k8s.aws/v1alpha1:User",
    "kubernetes:iam.aws.upbound.io/v1beta1:AccessKey",
    "kubernetes:iam.aws.m.upbound.io/v1beta1:UserLoginProfile",
  ]) {
    it(`${type} is not provable`, () => {
      assert.match(unread(resourceOf(type, "it", {}))["it"] ?? "", /is not read/);
    });
  }

  for (const type of [
    "corp:index/iamRole:IamRole",
    "corp:index/iamOpenidConnectProvider:IamOpenidConnectProvider",
    "roles:tf:aws_iam_role",
    "kubernetes:iam.services.k8s.aws/v1alpha1:Policy",
    "aws-native:iam:RolePolicy",
    "scaleway:index/iamApiKey:IamApiKey",
    "scaleway:index/iamSshKey:IamSshKey",
    "ibm:index/iamAccessGroup:IamAccessGroup",
    "yandex:index/iamServiceAccountKey:IamServiceAccountKey",
    "exoscale:index/iamRole:IamRole",
    "alicloud:ram/user:User",
    "azure-native:managedidentity:UserAssignedIdentity",
    "gcp:projects/iAMMember:IAMMember",
    "google:index/iamDenyPolicy:IamDenyPolicy",
    "project:tf:google_iam_deny_policy",
    "corp:index/userKey:UserKey",
  ]) {
    it(`${type} passes`, () => {
      assert.deepEqual(unread(resourceOf(type, "it", {})), {});
      assert.equal(shapeOf(type), undefined);
    });
  }
});

describe("a package with the name of another cloud's", () => {
  it("may be a bridge of AWS's provider: users and credentials are read", async () => {
    for (const pkg of ["google", "ibm", "ovh", "scaleway"]) {
      const user = bridged("User", "u", { name: "rogue" }, pkg);
      const key = bridged("AccessKey", "k", { user: "other" }, pkg);
      assert.match((await judge(user))["u"] ?? "", /IAM user "rogue" can work without MFA \(none\)/);
      assert.match((await judge(key))["k"] ?? "", /IAM user "other": MFA cannot be proven/);
      assert.match(unread(bridged("AccessKey", "k", {}, pkg))["k"] ?? "", /does not name its user/);
    }
  });

  it("binds nobody: the rest of IAM is not provable", () => {
    for (const name of ["Group", "GroupPolicy", "PolicyAttachment", "Policy", "GroupPoliciesExclusive"])
      assert.match(unread(bridged(name, "it", { name: "x" }, "google"))["it"] ?? "", /is not read/, name);
    for (const name of ["ManagedPolicy", "UserToGroupAddition"])
      assert.match(unread(bridged(name, "it", {}, "google"))["it"] ?? "", /is not read/, name);
  });

  it("may create CloudFormation stacks, products and resources of Cloud Control", () => {
    const of = (name: string, props: Record<string, unknown>): StackResource =>
      resourceOf(`google:index/${name}:X`, "it", props);
    const stack = { name: "it", templateUrl: "https://example.com", capabilities: ["CAPABILITY_IAM"] };
    assert.match(unread(of("cloudformationStack", stack))["it"] ?? "", /is at templateUrl/);
    assert.match(unread(of("servicecatalogProvisionedProduct", {}))["it"] ?? "", /Service Catalog/);
    const state = { typeName: "AWS::IAM::User", desiredState: UNKNOWN };
    assert.match(unread(of("cloudcontrolapiResource", state))["it"] ?? "", /desiredState is not known/);
  });

  const UNSEEN = { id: UNKNOWN, createdAt: UNKNOWN };
  const own: Record<string, [kind: string, pkg: string, props: Record<string, unknown>]> = {
    "Scaleway's user": ["User", "scaleway", { email: "a@example.com", username: "alice", mfa: UNKNOWN }],
    "Scaleway's group": ["Group", "scaleway", { name: "admins", userIds: [UNKNOWN], description: "" }],
    "Scaleway's membership": ["GroupMembership", "scaleway", { groupId: UNKNOWN, userId: UNKNOWN }],
    "Scaleway's policy": ["Policy", "scaleway", { name: "mfa", groupId: UNKNOWN, rules: [{}] }],
    "OVHcloud's policy": ["Policy", "ovh", { name: "mfa", identities: [UNKNOWN], resources: [], allows: [] }],
    "IBM's policy of a user": ["UserPolicy", "ibm", { ibmId: "a@example.com", roles: ["Viewer"] }],
  };
  for (const [what, [kind, pkg, props]] of Object.entries(own)) {
    it(`has types of its own by AWS's names: ${what} is left out`, async () => {
      const resource = bridged(kind, "it", { ...props, ...UNSEEN }, pkg);
      assert.deepEqual(unread(resource), {});
      assert.deepEqual(expandTemplates([resource]).resources, []);
      assert.deepEqual(await judge(resource), {});
    });
  }

  it("shows by a property of AWS's that it is AWS's, whatever else is written", async () => {
    const email = "a@example.com";
    for (const sign of [
      { name: "rogue" },
      { path: "/" },
      { userName: "rogue" },
      { loginProfile: {} },
      { arn: UNKNOWN },
    ])
      assert.equal(Object.keys(await judge(bridged("User", "u", { email, ...sign }, "scaleway"))).length, 1);
    for (const [kind, pkg, sign] of [
      ["Group", "scaleway", { arn: UNKNOWN }],
      ["Policy", "scaleway", { policy: GOOD }],
      ["Policy", "ovh", { arn: UNKNOWN }],
      ["GroupMembership", "scaleway", { users: [] }],
      ["UserPolicy", "ibm", { user: "rogue", policy: GOOD }],
    ] as const) {
      assert.deepEqual(Object.keys(unread(bridged(kind, "it", { name: "x", ...sign }, pkg))), ["it"]);
    }
  });
});
