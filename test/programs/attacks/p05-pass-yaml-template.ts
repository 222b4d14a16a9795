// expect: pass
// users by a template in YAML, whose group enforces MFA, beside a role for EC2
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("people", {
  name: "people",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  parameters: { Team: "ops", WithBob: "no" },
  templateBody: `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Team: { Type: String }
  WithBob: { Type: String, Default: "yes" }
Conditions:
  HasBob: !Equals [!Ref WithBob, "yes"]
Resources:
  Mfa:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Sid: DenyWithoutMfa
            Effect: Deny
            NotAction: [iam:CreateVirtualMFADevice, iam:EnableMFADevice, iam:ListMFADevices, iam:ChangePassword]
            Resource: "*"
            Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }
  People:
    Type: AWS::IAM::Group
    Properties:
      GroupName: !Sub "\${Team}-people"
      ManagedPolicyArns: [!Ref Mfa, !Sub "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]
  Alice:
    Type: AWS::IAM::User
    Properties: { UserName: alice, Groups: [!Ref People] }
  Bob:
    Type: AWS::IAM::User
    Condition: HasBob
    Properties: { UserName: bob }
  Server:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }]
`,
});
