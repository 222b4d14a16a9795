// expect: block rule=iam-user-mfa-enforcement user=s
// users by Fn::ForEach
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Transform: "AWS::LanguageExtensions",
    Resources: {
      "Fn::ForEach::Users": ["N", ["a", "b"], { "U${N}": { Type: "AWS::IAM::User", Properties: {} } }],
    },
  }),
});
