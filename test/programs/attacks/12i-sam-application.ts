// expect: block rule=iam-user-mfa-enforcement user=s
// a serverless application inside a template
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Transform: "AWS::Serverless-2016-10-31",
    Resources: { A: { Type: "AWS::Serverless::Application", Properties: { Location: "s3://b/app.yaml" } } },
  }),
});
