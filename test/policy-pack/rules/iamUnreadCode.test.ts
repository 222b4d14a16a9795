import assert from "node:assert/strict";

import { iamUnreadCode } from "../../../policy-pack/rules/iamUnreadCode";
import { report, resource, violationsOf } from "./fixtures";

const CODE = /runs code of its own that the proof cannot read/;
const template = (type: string): string => JSON.stringify({ Resources: { Maker: { Type: type } } });

describe("iam-unread-code", () => {
  for (const type of [
    "pulumi-nodejs:dynamic:Resource",
    "pulumi-nodejs:dynamic/users:User",
    "pulumi-python:dynamic:Resource",
    "command:local:Command",
    "command:remote:Command",
    "aws:lambda/invocation:Invocation",
    "corp:index/lambdaInvocation:LambdaInvocation",
    "aws-native:cloudformation:CustomResource",
  ]) {
    it(`names ${type}`, async () => {
      assert.match((await report(iamUnreadCode, [resource(type, "it", {})]))["it"] ?? "", CODE);
    });
  }

  for (const type of ["Custom::Users", "AWS::CloudFormation::CustomResource", "Corp::IAM::Users"]) {
    it(`names ${type} of a template, at the URN of its stack`, async () => {
      const stack = resource("aws:cloudformation/stack:Stack", "s", { templateBody: template(type) });
      const [violation, ...others] = await violationsOf(iamUnreadCode, [stack]);
      assert.deepEqual(others, []);
      assert.equal(violation?.subject, "Maker");
      assert.equal(violation.urn, stack.urn);
      assert.match(violation.message, CODE);
    });
  }

  it("names an extension that Cloud Control or aws-native creates", async () => {
    const typeName = "Corp::IAM::Users";
    const resources = [
      resource("aws:cloudcontrol/resource:Resource", "a", { typeName, desiredState: "{}" }),
      resource("aws-native:index:ExtensionResource", "b", { type: typeName, properties: {} }),
    ];
    assert.deepEqual(Object.keys(await report(iamUnreadCode, resources)), ["a", "b"]);
  });

  it("names a template that is elsewhere and may create no IAM resources", async () => {
    const stack = resource("aws:cloudformation/stack:Stack", "s", {
      name: "net",
      templateUrl: "https://example.com/vpc.yaml",
    });
    assert.match(
      (await report(iamUnreadCode, [stack]))["net"] ?? "",
      /cannot be read wholly: its template is at templateUrl\. Without CAPABILITY_IAM/,
    );
  });

  for (const type of [
    "aws:lambda/function:Function",
    "command:local:CopyToRemote",
    "AWS::SNS::Topic",
    "account-baseline:index:AccountBaseline",
    "pulumi:providers:command",
  ]) {
    it(`has nothing against ${type}`, async () => {
      assert.deepEqual(await report(iamUnreadCode, [resource(type, "it", {})]), {});
    });
  }
});
