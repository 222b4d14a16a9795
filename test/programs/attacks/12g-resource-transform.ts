// expect: block rule=iam-user-mfa-enforcement user=s
// an include inside a resource
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      B: { Type: "AWS::S3::Bucket" },
      "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "s3://b/users.yaml" } },
    },
  }),
});
