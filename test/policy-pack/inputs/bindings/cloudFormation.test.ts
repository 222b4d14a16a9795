import assert from "node:assert/strict";

import { judgeStack } from "../../../../policy-pack/inputs/bindings/judgeStack";
import type { StackResource } from "../../../../policy-pack/inputs/pulumi/resource";
import { admins, GOOD, groupPolicy, member, resource, resourceOf, UNKNOWN } from "./fixtures";

const STACK = "aws:cloudformation/stack:Stack";

const stack = (props: Record<string, unknown>, type = STACK): StackResource =>
  resourceOf(type, "people", {
    name: "people-stack",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    ...props,
  });

const inYaml = (resources: string, rest = ""): string =>
  `AWSTemplateFormatVersion: 2010-09-09\n${rest}\nResources:\n${resources}`;

const USER = "  Alice:\n    Type: AWS::IAM::User\n    Properties:\n      UserName: alice\n";
const ADMINS =
  `  Admins:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n` +
  `        - PolicyName: mfa\n          PolicyDocument: ${GOOD}\n`;

/** Subject and finding of all that is blocked; all at the URN of the stack. */
async function blocked(...resources: StackResource[]): Promise<Record<string, string>> {
  // Trust in any group must not make a group of a topic.
  const trust = { groups: [{ pattern: "${Topic}", reason: "test" }], policyArns: [], today: "" };
  const violations = (await judgeStack(resources, { trust })).blocked;
  for (const { urn } of violations) assert.match(urn, /::people$/);
  return Object.fromEntries(violations.map(({ subject, message }) => [subject, message]));
}

describe("IAM users in a CloudFormation template", () => {
  const passing: Record<string, string> = {
    "no IAM user": '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}',
    "JSON, a policy in the user": JSON.stringify({
      Resources: {
        Alice: {
          Type: "AWS::IAM::User",
          Properties: { Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown }] },
        },
      },
    }),
    "a group by Ref": inYaml(`${USER}      Groups: [!Ref Admins]\n${ADMINS}`),
    "a group by the long form of Ref": inYaml(`${USER}      Groups:\n        - Ref: Admins\n${ADMINS}`),
    "a group by its name": inYaml(
      `${USER}      Groups: [ops]\n${ADMINS.replace("Properties:\n", "Properties:\n      GroupName: Ops\n")}`,
    ),
    "a group, by an addition": inYaml(
      `${USER}${ADMINS}  Join:\n    Type: AWS::IAM::UserToGroupAddition\n    Properties:\n` +
        "      GroupName: !Ref Admins\n      Users: [!Sub '${Alice}']\n",
    ),
    "a policy with a list of users": inYaml(
      `${USER}  Mfa:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: mfa\n` +
        `      PolicyDocument: ${GOOD}\n      Users: [!Ref Alice]\n`,
    ),
    "a managed policy by Ref": inYaml(
      `${USER}      ManagedPolicyArns: [!Ref Mfa, arn:aws:iam::aws:policy/ReadOnlyAccess]\n` +
        `  Mfa:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: ${GOOD}\n`,
    ),
    "a managed policy as boundary, by GetAtt": inYaml(
      `${USER}      PermissionsBoundary: !GetAtt Mfa.PolicyArn\n` +
        `  Mfa:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: ${GOOD}\n`,
    ),
    "a managed policy by an ARN put together": inYaml(
      `${USER}      ManagedPolicyArns: [!Join ['', ['arn:aws:iam::', !Ref AWS::AccountId, ':policy/mfa']]]\n` +
        "  Mfa:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      ManagedPolicyName: mfa\n" +
        `      PolicyDocument: ${GOOD}\n`,
    ),
    "a policy of the user, as a resource": inYaml(
      `${USER}  Mfa:\n    Type: AWS::IAM::UserPolicy\n    Properties:\n      PolicyName: mfa\n` +
        `      UserName: !Ref Alice\n      PolicyDocument: ${GOOD}\n`,
    ),
    "a document with the account put in": inYaml(
      `${USER}      Policies:\n        - PolicyName: mfa\n          PolicyDocument: ` +
        GOOD.replaceAll(/"(arn:aws:iam::123456789012:[^"]*)"/g, (_, arn: string) => {
          const text = arn
            .replace("arn:aws:", "arn:${AWS::Partition}:")
            .replace("123456789012", "${AWS::AccountId}")
            .replaceAll("${aws:", "${!aws:");
          return `{"Fn::Sub": "${text}"}`;
        }) +
        "\n",
    ),
    "an access key of a user of the template": inYaml(
      `${USER}      Groups: [!Ref Admins]\n${ADMINS}` +
        "  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref Alice\n",
    ),
  };
  for (const [way, templateBody] of Object.entries(passing)) {
    it(`pass: ${way}`, async () => {
      assert.deepEqual(await blocked(stack({ templateBody })), {});
    });
  }

  it("pass where a parameter names a group of the Pulumi stack", async () => {
    const templateBody = inYaml(`${USER}      Groups: [!Ref Team]\n`, "Parameters:\n  Team: {Type: String}");
    const parameters = { Team: "admins" };
    assert.deepEqual(await blocked(stack({ templateBody, parameters }), admins, groupPolicy), {});
    assert.match(
      (await blocked(stack({ templateBody }), admins, groupPolicy))["alice"] ?? "",
      /not-provable/,
    );
  });

  it("the parameters of a stack set may differ from account to account", async () => {
    const templateBody = inYaml(
      `${USER}      Groups: [!Ref Team]\n${ADMINS.replace("Properties:\n", "Properties:\n      GroupName: ops\n")}`,
      "Parameters:\n  Team: {Type: String, Default: ops}",
    );
    assert.deepEqual(await blocked(stack({ templateBody })), {});
    const set = stack({ templateBody }, "aws:cloudformation/stackSet:StackSet");
    assert.match((await blocked(set))["alice"] ?? "", /not-provable/);
  });

  it("pass as an object at aws-native", async () => {
    const templateBody = {
      Resources: {
        Alice: { Type: "AWS::IAM::User", Properties: { Groups: [{ Ref: "Admins" }] } },
        Admins: {
          Type: "AWS::IAM::Group",
          Properties: { Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(GOOD) as unknown }] },
        },
      },
    };
    assert.deepEqual(await blocked(stack({ templateBody }, "aws-native:cloudformation:Stack")), {});
  });

  const refused: Record<string, { template: string; subject?: string; message: RegExp }> = {
    "nothing binds the user": { template: inYaml(USER), message: /can work without MFA \(none\)/ },
    "a user without a name": {
      template: inYaml("  Bob:\n    Type: AWS::IAM::User\n"),
      subject: "Bob",
      message: /\(none\)/,
    },
    "a group under a condition of the user's membership": {
      template: inYaml(
        `${USER}${ADMINS}  Join:\n    Type: AWS::IAM::UserToGroupAddition\n    Condition: IsProd\n    Properties:\n` +
          "      GroupName: !Ref Admins\n      Users: [!Ref Alice]\n",
      ),
      message: /not-provable[\s\S]*membership "Join" has the condition "IsProd"/,
    },
    "a policy under a condition": {
      template: inYaml(
        `${USER}  Mfa:\n    Type: AWS::IAM::Policy\n    Condition: IsProd\n    Properties:\n      PolicyName: mfa\n` +
          `      PolicyDocument: ${GOOD}\n      Users: [!Ref Alice]\n`,
      ),
      message: /not-provable[\s\S]*inline policy "mfa" has the condition "IsProd"/,
    },
    "a group that an If chooses": {
      template: inYaml(`${USER}      Groups: [!If [IsProd, !Ref Admins, !Ref Others]]\n${ADMINS}`),
      message: /not-provable[\s\S]*Groups of \S+#Alice is not known/,
    },
    "a group from another stack": {
      template: inYaml(`${USER}      Groups: [!ImportValue admins]\n${ADMINS}`),
      message: /not-provable/,
    },
    "a document with a value that is not known": {
      template: inYaml(
        `${USER}      Policies: [{PolicyName: mfa, PolicyDocument: {Statement: [{Sid: !GetAtt Topic.Arn}]}}]\n`,
      ),
      message: /the document of inline policy "mfa" is not known/,
    },
    "a document with a dynamic reference": {
      template: inYaml(
        `${USER}      Policies: [{PolicyName: mfa, PolicyDocument: {Statement: [{Sid: '{{resolve:ssm:a}}'}]}}]\n`,
      ),
      message: /is not known/,
    },
    "a policy whose ARN is put together from a value that is not known": {
      template: inYaml(
        `${USER}      ManagedPolicyArns: [!Sub 'arn:aws:iam::123456789012:policy/\${AWS::StackName}mfa']\n` +
          "  Mfa:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      ManagedPolicyName: mfa\n" +
          `      PolicyDocument: ${GOOD}\n`,
      ),
      message: /not-provable[\s\S]*ManagedPolicyArns of \S+#Alice is not known/,
    },
    "a document with a reference to a user": {
      template: inYaml(
        `${USER}      Policies: [{PolicyName: mfa, PolicyDocument: {Statement: [{Resource: !Ref Alice}]}}]\n`,
      ),
      message: /the document of inline policy "mfa" is not known/,
    },
    "a document of a resource with a reference to a user": {
      template: inYaml(
        `${USER}  Mfa:\n    Type: AWS::IAM::UserPolicy\n    Properties:\n      PolicyName: mfa\n` +
          "      UserName: alice\n      PolicyDocument: {Statement: [{Resource: !Ref Alice}]}\n",
      ),
      message: /the document of inline policy "mfa" is not known/,
    },
    "a reference to another kind of resource": {
      template: inYaml(`${USER}      Groups: [!Ref Topic]\n  Topic: {Type: AWS::SNS::Topic}\n`),
      message: /not-provable/,
    },
    "an access key of a user that is nowhere": {
      template: inYaml("  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: legacy\n"),
      subject: "legacy",
      message: /not-provable[\s\S]*people#Key is not in this stack/,
    },
  };
  for (const [way, { template, subject = "alice", message }] of Object.entries(refused)) {
    it(`blocked: ${way}`, async () => {
      const result = await blocked(stack({ templateBody: template }));
      assert.deepEqual(Object.keys(result), [subject]);
      assert.match(result[subject] ?? "", message);
    });
  }

  const unreadable: Record<string, { props: Record<string, unknown>; reason: RegExp }> = {
    "a template at a URL": {
      props: { templateUrl: "https://example.com/t.yaml", templateBody: "{}" },
      reason: /is at templateUrl/,
    },
    "a template known after creation": {
      props: { templateBody: UNKNOWN },
      reason: /templateBody is not known in the preview/,
    },
    "no template": { props: {}, reason: /is no object/ },
    "a template that is torn": { props: { templateBody: "Resources: {" }, reason: /neither JSON nor YAML/ },
    "a tag that CloudFormation does not have": {
      props: { templateBody: inYaml("  A: {Type: !Odd x}\n") },
      reason: /neither JSON nor YAML/,
    },
    "a key twice": {
      props: { templateBody: '{"Resources":{"A":{"Type":"AWS::SNS::Topic"},"A":{"Type":"AWS::IAM::User"}}}' },
      reason: /keys twice in one object: A/,
    },
    "a resource without a type": {
      props: { templateBody: inYaml("  A: {}\n") },
      reason: /A of its template has no Type/,
    },
    "a loop": {
      props: { templateBody: inYaml("  Fn::ForEach::Users: [Name, [a], {}]\n") },
      reason: /has no Type/,
    },
    "a nested stack": {
      props: { templateBody: inYaml("  Inner: {Type: AWS::CloudFormation::Stack}\n") },
      reason: /Inner of its template \(AWS::CloudFormation::Stack\) has a template of its own/,
    },
    "a module": {
      props: { templateBody: inYaml("  Inner: {Type: Corp::IAM::Users::MODULE}\n") },
      reason: /has a template of its own/,
    },
    "a macro": {
      props: { templateBody: inYaml("  A: {Type: AWS::SNS::Topic}\n", "Transform: [Corp]") },
      reason: /changed by a transform/,
    },
    "a macro in a resource": {
      props: {
        templateBody: inYaml("  A: {Type: AWS::SNS::Topic, Properties: !Transform {Name: AWS::Include}}\n"),
      },
      reason: /changed by a transform/,
    },
  };
  for (const [way, { props, reason }] of Object.entries(unreadable)) {
    it(`blocked as not provable: ${way}`, async () => {
      const result = await blocked(stack(props));
      assert.deepEqual(Object.keys(result), ["people-stack"]);
      assert.match(result["people-stack"] ?? "", /not-provable/);
      assert.match(result["people-stack"] ?? "", reason);
    });
  }

  it("a template that cannot be read wholly hides none of its users", async () => {
    const templateBody = inYaml(`${USER}  Inner: {Type: AWS::CloudFormation::Stack}\n`);
    assert.deepEqual(Object.keys(await blocked(stack({ templateBody }))).sort(), ["alice", "people-stack"]);
  });

  it("a user of a template may be bound by the Pulumi program, but not one of a stack set", async () => {
    const templateBody = inYaml(USER);
    const program = [admins, groupPolicy, member];
    assert.deepEqual(await blocked(stack({ templateBody }), ...program), {});
    const set = stack({ templateBody }, "aws:cloudformation/stackSet:StackSet");
    assert.deepEqual(Object.keys(await blocked(set, ...program)), ["alice"]);
    const key = resource("accessKey", "people", { user: "alice" });
    assert.deepEqual(Object.keys(await blocked(stack({ templateBody }), ...program, key)), []);
  });

  it("logical ids of one template say nothing in another", async () => {
    const other = resourceOf(STACK, "other", { name: "other", templateBody: inYaml(ADMINS) });
    const templateBody = inYaml(`${USER}      Groups: ['\${Admins}']\n`);
    assert.match((await blocked(stack({ templateBody }), other))["alice"] ?? "", /not-provable/);
  });
});
