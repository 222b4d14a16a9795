// A template of YAML with short-form functions; the group's Deny has `Bool`.
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("legacy", {
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: `
Resources:
  Developers:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: mfa
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Deny
                NotAction: [iam:EnableMFADevice, iam:CreateVirtualMFADevice, sts:GetSessionToken]
                Resource: "*"
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } }
  Rogue:
    Type: AWS::IAM::User
    Properties:
      UserName: rogue
      Groups: [!Ref Developers]
`,
});
