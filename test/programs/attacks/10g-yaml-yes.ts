// expect: block rule=iam-user-mfa-enforcement user=rogue
// CloudFormation reads YAML 1.1, where yes is true: the condition holds
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: `
Conditions:
  Create: !Equals [yes, "true"]
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  User:
    Type: AWS::IAM::User
    Condition: Create
    Properties: { UserName: rogue }
`,
});
