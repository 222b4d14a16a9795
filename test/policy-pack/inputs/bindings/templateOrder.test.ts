import assert from "node:assert/strict";

import { judgeCredentialOrder } from "../../../../policy-pack/inputs/bindings/judgeStack";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { GOOD, resource, resourceOf, UNKNOWN } from "./fixtures";

const Group = {
  Type: "AWS::IAM::Group",
  Properties: {
    GroupName: "admins",
    Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown }],
  },
};
const User = { Type: "AWS::IAM::User", Properties: { UserName: "eve" } };
const Membership = {
  Type: "AWS::IAM::UserToGroupAddition",
  Properties: { GroupName: { Ref: "Group" }, Users: [{ Ref: "User" }] },
};
const Key = { Type: "AWS::IAM::AccessKey", Properties: { UserName: { Ref: "User" } } };
const PASSWORD = { Password: "{{resolve:secretsmanager:eve}}", PasswordResetRequired: true };

interface Case {
  key?: object;
  resources?: object;
  props?: Record<string, unknown>;
  type?: string;
}

function stackOf({ key = {}, resources = {}, props = {}, type }: Case): StackResource {
  const Resources = { Group, User, Membership, Key: { ...Key, ...key }, ...resources };
  return resourceOf(type ?? "aws:cloudformation/stack:Stack", "people", {
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({ Resources }),
    ...props,
  });
}

async function fault(stack: StackResource): Promise<string | undefined> {
  const [first] = await judgeCredentialOrder([stack]);
  return first?.message;
}

const RETAIN = { DeletionPolicy: "Retain" };

describe("a credential of a template, which does not wait for its user's membership", () => {
  const takenBack: Record<string, Case> = {
    "where CloudFormation takes the stack back": {},
    "by default and by name": { props: { disableRollback: false, onFailure: "ROLLBACK" } },
    "by deleting the stack": { props: { onFailure: "DELETE" } },
    "and the key, by name": { key: { DeletionPolicy: "Delete", UpdateReplacePolicy: "Delete" } },
    "in a stack set": { type: "aws:cloudformation/stackSet:StackSet" },
    "and only the user stays": { resources: { User: { ...User, ...RETAIN } } },
  };
  for (const [way, what] of Object.entries(takenBack)) {
    it(`passes ${way}`, async () => {
      assert.equal(await fault(stackOf(what)), undefined);
    });
  }

  const state = { typeName: "AWS::CloudFormation::Stack", desiredState: "" };
  const { props: stack } = stackOf({});
  state.desiredState = JSON.stringify({
    StackName: "people",
    TemplateBody: stack["templateBody"],
    Capabilities: ["CAPABILITY_NAMED_IAM"],
    DisableRollback: true,
  });
  const stays: Record<string, Case> = {
    "with disableRollback": { props: { disableRollback: true } },
    "with disableRollback, which is late": { props: { disableRollback: UNKNOWN } },
    "with onFailure": { props: { onFailure: "DO_NOTHING" } },
    "with onFailure, which is late": { props: { onFailure: UNKNOWN } },
    "with disableRollback of aws-native": {
      type: "aws-native:cloudformation:Stack",
      props: { disableRollback: true },
    },
    "with DisableRollback by Cloud Control": { type: "aws:cloudcontrol/resource:Resource", props: state },
    "with disableRollback by a bridge": {
      type: "aws:index/cloudformationStack:CloudformationStack",
      props: { disableRollback: true },
    },
    "with a key that stays": { key: RETAIN },
    "with a key that stays in a stack set": { key: RETAIN, type: "aws:cloudformation/stackSet:StackSet" },
    "with a key that stays after its creation": { key: { DeletionPolicy: "RetainExceptOnCreate" } },
    "with a key that stays where it is replaced": { key: { UpdateReplacePolicy: "Retain" } },
    "with a key of which it is unknown": { key: { DeletionPolicy: { Ref: "Stage" } } },
    "with a password of a user that stays": {
      resources: {
        Key: { Type: "AWS::SNS::Topic" },
        User: { ...User, ...RETAIN, Properties: { ...User.Properties, LoginProfile: PASSWORD } },
      },
    },
  };
  for (const [way, what] of Object.entries(stays)) {
    it(`is blocked ${way}`, async () => {
      assert.match(
        (await fault(stackOf(what))) ?? "",
        /credential (Key|User) of IAM user "eve" does not wait .* Add Membership \(AWS::IAM::UserToGroupAddition\)(, Group \(AWS::IAM::Group\))? to DependsOn of \1 in the template\.$/,
      );
    });
  }

  it("waits by dependsOn of the program for what is outside the template", async () => {
    const policy = resource("userPolicy", "mfa", { name: "mfa", user: "eve", policy: GOOD });
    const key = resource("accessKey", "key", { user: "eve" });
    const [inTemplate, inProgram] = [
      await judgeCredentialOrder([
        stackOf({ resources: { Membership: { Type: "AWS::SNS::Topic" } } }),
        policy,
      ]),
      await judgeCredentialOrder([stackOf({ resources: { Key: { Type: "AWS::SNS::Topic" } } }), key]),
    ];
    assert.match(
      inTemplate[0]?.message ?? "",
      / Add mfa \(aws:iam\/userPolicy:UserPolicy\) to dependsOn of people\.$/,
    );
    assert.match(
      inProgram[0]?.message ?? "",
      / Add people \(aws:cloudformation\/stack:Stack\) to dependsOn of key\.$/,
    );
  });

  it("names both ways where nothing binds the user", async () => {
    const Topic = { Type: "AWS::SNS::Topic" };
    assert.match(
      (await fault(stackOf({ resources: { Membership: Topic } }))) ?? "",
      /before any policy binds the user\. Add the user's policies, .* to DependsOn of Key in the template\. Add those outside the template to dependsOn of people\.$/,
    );
  });
});

describe("a credential of a template that waits for its user's membership", () => {
  for (const [way, rest] of Object.entries({
    "by DependsOn": { key: { DependsOn: "Membership" } },
    "by another resource": {
      key: { DependsOn: "Wait" },
      resources: { Wait: { Type: "AWS::CloudFormation::WaitConditionHandle", DependsOn: ["Membership"] } },
    },
  })) {
    it(`passes ${way}, whether or not it is taken back`, async () => {
      assert.equal(await fault(stackOf({ ...rest, props: { disableRollback: true } })), undefined);
      assert.equal(await fault(stackOf({ ...rest, key: { ...rest.key, ...RETAIN } })), undefined);
    });
  }

  it("passes where one resource is the user, its password and its membership", async () => {
    const Properties = { ...User.Properties, LoginProfile: PASSWORD, Groups: [{ Ref: "Group" }] };
    const Topic = { Type: "AWS::SNS::Topic" };
    const resources = { User: { ...User, Properties }, Key: Topic, Membership: Topic };
    assert.equal(await fault(stackOf({ resources, props: { disableRollback: true } })), undefined);
  });
});
