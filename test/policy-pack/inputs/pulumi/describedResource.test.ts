import assert from "node:assert/strict";

import { Accounts } from "../../../../policy-pack/inputs/pulumi/accounts";
import { shapeOf } from "../../../../policy-pack/inputs/shapes/shapes";
import { readProperty, readText, type StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, GOOD, judge, resourceOf, UNKNOWN } from "../bindings/fixtures";
import { addedTo, unread } from "./fixtures";

const CLOUD_CONTROL = "aws:cloudcontrol/resource:Resource";
const BRIDGED = "corp:index/cloudcontrolapiResource:CloudcontrolapiResource";
const EXTENSION = "aws-native:index:ExtensionResource";

const cloudControl = (typeName: unknown, desiredState: unknown, type = CLOUD_CONTROL): StackResource =>
  resourceOf(type, "it", {
    typeName,
    desiredState: typeof desiredState === "object" ? JSON.stringify(desiredState) : desiredState,
  });
const extension = (properties: unknown, from: Record<string, StackResource[]> = {}): StackResource =>
  resourceOf(EXTENSION, "it", { type: "AWS::IAM::User", properties }, from);

const MFA = { PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown };

describe("a resource that Cloud Control or aws-native creates from a state", () => {
  for (const type of [CLOUD_CONTROL, BRIDGED]) {
    it(`${type}: an IAM user is judged at the URN of the resource`, async () => {
      const user = { UserName: "rogue", LoginProfile: { Password: "x" } };
      const holder = cloudControl("AWS::IAM::User", user, type);
      const [added, ...others] = addedTo(holder);
      assert.deepEqual(others, []);
      assert.equal(added?.urn, holder.urn);
      assert.equal(added.holder, holder);
      assert.equal(added.template, undefined);
      const accounts = new Accounts([holder, added]);
      assert.equal(accounts.of(added), accounts.of(holder));
      assert.match((await judge(holder))["it"] ?? "", /IAM user "rogue" can work without MFA \(none\)/);
    });
  }

  it("a user with an MFA-enforcing policy of its own passes", async () => {
    const state = { UserName: "eve", Policies: [MFA] };
    assert.deepEqual(await judge(cloudControl("AWS::IAM::User", state)), {});
    assert.deepEqual(await judge(extension(state)), {});
  });

  it("a password of the user's own is a credential in its shape", () => {
    for (const [type, property] of [
      ["AWS::IAM::User", "LoginProfile"],
      ["aws-native:iam:User", "loginProfile"],
      ["awscc:index/iamUser:IamUser", "loginProfile"],
    ] as const) {
      const shape = shapeOf(type);
      assert.ok(shape?.role === "user");
      assert.equal(shape.credential, property);
    }
  });

  it("a user of ExtensionResource is judged", async () => {
    assert.match(
      (await judge(extension({ UserName: "rogue" })))["it"] ?? "",
      /IAM user "rogue" can work without MFA \(none\)/,
    );
  });

  it("a late value in the properties of ExtensionResource is followed to what it comes from", () => {
    const [user] = addedTo(
      extension(
        { UserName: "bob", Groups: [UNKNOWN], PermissionsBoundary: UNKNOWN },
        { properties: [admins] },
      ),
    );
    assert.ok(user);
    assert.equal(readText(user, "UserName"), "bob");
    assert.equal(readProperty(user, "PermissionsBoundary").kind, "unknown");
    assert.deepEqual(user.propertyDependencies["Groups"], [admins]);
  });

  it("an access key of a user that is nowhere is blocked under that user's name", async () => {
    assert.match(
      (await judge(cloudControl("AWS::IAM::AccessKey", { UserName: "legacy" })))["it"] ?? "",
      /IAM user "legacy": MFA cannot be proven/,
    );
  });

  it("a stack's template is judged as any other, and stays without IAM where it has no capability", async () => {
    const TemplateBody = JSON.stringify({ Resources: { Eve: { Type: "AWS::IAM::User" } } });
    const Capabilities = ["CAPABILITY_IAM"];
    const type = "AWS::CloudFormation::Stack";
    assert.deepEqual(Object.keys(await judge(cloudControl(type, { TemplateBody, Capabilities }))), ["it"]);
    const TemplateURL = "https://example.com/t.yaml";
    assert.deepEqual(unread(cloudControl(type, { StackName: "s", TemplateURL, Capabilities })), {
      s: "its template is at TemplateURL",
    });
    assert.deepEqual(unread(cloudControl(type, { StackName: "s", TemplateURL })), {});
  });

  it("a role is added, also where its state is late", () => {
    const [known] = addedTo(cloudControl("AWS::IAM::Role", { RoleName: "r", AssumeRolePolicyDocument: {} }));
    assert.equal(known?.type, "AWS::IAM::Role");
    const [late] = addedTo(cloudControl("AWS::IAM::Role", UNKNOWN));
    assert.ok(late);
    assert.deepEqual(readProperty(late, "AssumeRolePolicyDocument"), { kind: "unknown" });
  });

  const refused: Record<string, [StackResource, RegExp]> = {
    "the type is late": [cloudControl(UNKNOWN, {}), /typeName is not known/],
    "the state of a user is late": [cloudControl("AWS::IAM::User", UNKNOWN), /desiredState is not known/],
    "the state of a stack is late": [
      cloudControl("AWS::CloudFormation::Stack", UNKNOWN),
      /desiredState is not known/,
    ],
    "the state is torn": [cloudControl("AWS::IAM::User", "{"), /is not JSON/],
    "the state is no object": [cloudControl("AWS::IAM::User", "[]"), /is no object/],
    "the state has a key twice": [
      cloudControl("AWS::IAM::User", '{"Groups":["a"],"Groups":["b"]}'),
      /keys twice in one object: Groups/,
    ],
    "the properties of an extension are late": [extension(UNKNOWN), /properties is not known/],
    "IAM has a type that is not known here": [
      cloudControl("AWS::IAM::ServiceSpecificCredential", { UserName: "a" }),
      /AWS::IAM::ServiceSpecificCredential is not read/,
    ],
    "the type is spelled in another case": [cloudControl("aws::iam::user", {}), /is not read/],
    "a product is provisioned": [
      cloudControl("AWS::ServiceCatalog::CloudFormationProvisionedProduct", {}),
      /Service Catalog product/,
    ],
  };
  for (const [way, [resource, reason]] of Object.entries(refused)) {
    it(`not provable under its own name: ${way}`, () => {
      const result = unread(resource);
      assert.deepEqual(Object.keys(result), ["it"]);
      assert.match(result["it"] ?? "", reason);
    });
  }

  it("other types create no IAM users, whatever their state is", () => {
    for (const type of ["AWS::S3::Bucket", "AWS::IAM::OIDCProvider", "AWS::SSO::PermissionSet"]) {
      assert.deepEqual(unread(cloudControl(type, UNKNOWN)), {});
      assert.deepEqual(addedTo(cloudControl(type, UNKNOWN)), []);
    }
  });
});
