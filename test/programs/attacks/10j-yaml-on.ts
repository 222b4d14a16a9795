// expect: block rule=iam-user-mfa-enforcement user=rogue
// a parameter's text is compared with what YAML 1.1 takes for true
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  parameters: { Create: "true" },
  templateBody: `
Parameters:
  Create: { Type: String }
Conditions:
  Create: !Not [!Equals [!Ref Create, on]]
  Really: !Not [!Condition Create]
Resources:
  User:
    Type: AWS::IAM::User
    Condition: Really
    Properties: { UserName: rogue }
`,
});
