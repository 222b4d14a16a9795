// expect: block rule=iam-user-mfa-enforcement user=i
// the instance is of a stack set in the provider's region, which has the name of the one in another region
import * as aws from "@pulumi/aws";

new aws.cloudformation.StackSet("s", {
  name: "org-users",
  region: "eu-central-1",
  templateBody: JSON.stringify({ Resources: { B: { Type: "AWS::S3::Bucket" } } }),
});
new aws.cloudformation.StackSetInstance("i", { stackSetName: "org-users", accountId: "111122223333" });
