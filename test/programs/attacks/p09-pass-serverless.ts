// expect: pass
// a serverless application, a stack set with a role, and Cloud Control resources whose state is known late
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

new aws.cloudformation.Stack("app", {
  name: "app",
  capabilities: ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { Timeout: 10, Runtime: nodejs20.x }
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      CodeUri: s3://example-code/hello.zip
      Policies: [AWSLambdaBasicExecutionRole]
      Events: { Get: { Type: Api, Properties: { Path: /, Method: get } } }
  Table: { Type: AWS::Serverless::SimpleTable }
`,
});
const roles = new aws.cloudformation.StackSet("roles", {
  name: "audit-roles",
  permissionModel: "SERVICE_MANAGED",
  autoDeployment: { enabled: true },
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Auditor: { Type: "String" } },
    Resources: {
      Audit: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "audit",
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Principal: { Service: "config.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
          ManagedPolicyArns: [{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/SecurityAudit" }],
        },
      },
    },
  }),
  parameters: { Auditor: "111122223333" },
});
new aws.cloudformation.StackSetInstance("roles", {
  stackSetName: roles.name,
  deploymentTargets: { organizationalUnitIds: ["ou-abcd-12345678"] },
});
const key = new aws.kms.Key("logs");
new aws.cloudcontrol.Resource("logs", {
  typeName: "AWS::Logs::LogGroup",
  desiredState: pulumi.jsonStringify({ LogGroupName: "app", KmsKeyId: key.arn }),
});
const queue = new aws.sqs.Queue("q");
new Any(
  "aws-native:index:ExtensionResource",
  "x",
  { type: "AWS::SNS::Subscription", properties: { Protocol: "sqs", Endpoint: queue.arn } },
  { version: "1.0.0" },
);
