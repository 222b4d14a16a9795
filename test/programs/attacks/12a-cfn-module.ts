// expect: block rule=iam-user-mfa-enforcement user=s
// a CloudFormation module, which may hold users
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({ Resources: { X: { Type: "ACME::Iam::Users::MODULE", Properties: {} } } }),
});
