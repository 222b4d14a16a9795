// A template whose users are in a group with an enforcing managed policy, joined by !Ref.
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("legacy", {
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: `
Resources:
  RequireMfa:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [!Ref People]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            NotAction: [iam:EnableMFADevice, iam:CreateVirtualMFADevice, iam:ListMFADevices, sts:GetSessionToken]
            Resource: "*"
            Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }
  People:
    Type: AWS::IAM::Group
  Alice:
    Type: AWS::IAM::User
    Properties:
      UserName: alice
      Groups: [!Ref People]
`,
});
