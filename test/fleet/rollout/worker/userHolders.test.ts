import assert from "node:assert/strict";

import {
  type HeldResource,
  retainedByItself,
  userHeldBy,
} from "../../../../fleet/rollout/worker/userHolders";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const STACK = "aws:cloudformation/stack:Stack";

function template(properties: object, type = "AWS::IAM::User"): string {
  return JSON.stringify({ Resources: { Alice: { Type: type, ...properties } } });
}

describe("userHeldBy", () => {
  const iam = { capabilities: ["CAPABILITY_NAMED_IAM"] };
  const cases: [type: string, inputs: HeldResource["inputs"], expected: string | undefined][] = [
    ["aws:iam/user:User", { name: "alice" }, "user alice"],
    ["aws:iam/user:User", {}, "a user"],
    ["aws:iam/user:User", { name: UNKNOWN }, "a user"],
    ["aws:iam/userLoginProfile:UserLoginProfile", { user: "alice" }, "a credential of user alice"],
    ["aws:iam/accessKey:AccessKey", { user: "alice" }, "a credential of user alice"],
    ["aws:iam/sshKey:SshKey", { username: "alice" }, "a credential of user alice"],
    ["aws:iam/signingCertificate:SigningCertificate", { userName: "alice" }, "a credential of user alice"],
    ["aws:iam/serviceSpecificCredential:ServiceSpecificCredential", {}, "a credential of a user"],
    ["aws-native:iam:User", { userName: "alice" }, "user alice"],
    ["aws:index/iamUser:IamUser", { name: "alice" }, "user alice"],
    ["aws:index/iamAccessKey:IamAccessKey", {}, "a credential of a user"],
    ["aws:index/iamUserPolicyAttachment:IamUserPolicyAttachment", {}, undefined],
    ["aws:cloudcontrol/resource:Resource", { typeName: "AWS::IAM::User" }, "a user"],
    ["aws:cloudcontrol/resource:Resource", { typeName: "AWS::S3::Bucket" }, undefined],
    ["aws:cloudcontrol/resource:Resource", { typeName: UNKNOWN }, "perhaps an IAM user"],
    ["aws-native:index:ExtensionResource", { type: "AWS::IAM::AccessKey" }, "a credential of a user"],
    [STACK, iam, "IAM users of its template"],
    [STACK, { capabilities: UNKNOWN }, "IAM users of its template"],
    [STACK, { capabilities: ["CAPABILITY_AUTO_EXPAND"] }, undefined],
    [STACK, {}, undefined],
    ["aws-native:cloudformation:StackSet", iam, "IAM users of its template"],
    ["aws:cloudformation/stackSetInstance:StackSetInstance", {}, "IAM users of its stack"],
    ["aws:servicecatalog/provisionedProduct:ProvisionedProduct", {}, "IAM users of its product"],
    ["aws:iam/group:Group", { name: "admins" }, undefined],
    ["aws:iam/role:Role", { name: "admin" }, undefined],
    ["aws:s3/bucket:Bucket", {}, undefined],
  ];
  for (const [type, inputs, expected] of cases) {
    it(`of ${type} with ${JSON.stringify(inputs).replace(UNKNOWN, "a value known late")} is ${expected ?? "nothing"}`, () => {
      assert.equal(userHeldBy({ type, inputs }), expected);
    });
  }
});

describe("retainedByItself", () => {
  const cases: [what: string, type: string, inputs: HeldResource["inputs"], expected: string | undefined][] =
    [
      ["a user", "aws:iam/user:User", {}, undefined],
      ["a stack instance", "aws:cloudformation/stackSetInstance:StackSetInstance", {}, undefined],
      [
        "a stack instance that is retained",
        "aws:cloudformation/stackSetInstance:StackSetInstance",
        { retainStack: true },
        "retainStack",
      ],
      [
        "stack instances of which it is not known",
        "aws:cloudformation/stackInstances:StackInstances",
        { retainStacks: UNKNOWN },
        "retainStacks",
      ],
      [
        "a product that is retained",
        "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
        { retainPhysicalResources: true },
        "retainPhysicalResources",
      ],
      ["a template with a user", STACK, { templateBody: template({}) }, undefined],
      [
        "a template with a retained user",
        STACK,
        { templateBody: template({ DeletionPolicy: "Retain" }) },
        "DeletionPolicy of Alice",
      ],
      [
        "a template in YAML",
        STACK,
        {
          templateBody:
            "Resources:\n  Key:\n    Type: AWS::IAM::AccessKey\n    UpdateReplacePolicy: Retain\n",
        },
        "UpdateReplacePolicy of Key",
      ],
      [
        "a template that deletes it",
        STACK,
        { templateBody: template({ DeletionPolicy: "Delete" }) },
        undefined,
      ],
      [
        "a template with a retained bucket",
        STACK,
        { templateBody: template({ DeletionPolicy: "Retain" }, "AWS::S3::Bucket") },
        undefined,
      ],
      [
        "a secret template",
        STACK,
        { templateBody: "[secret]" },
        "a template that cannot be read, as one that is secret",
      ],
      ["a template known late, which the policy pack refuses", STACK, { templateBody: UNKNOWN }, undefined],
      ["a template elsewhere, which the policy pack refuses", STACK, { templateUrl: "https://x" }, undefined],
    ];
  for (const [what, type, inputs, expected] of cases) {
    it(`is ${expected ?? "not said"} of ${what}`, () => {
      assert.equal(retainedByItself({ type, inputs }), expected);
    });
  }
});
