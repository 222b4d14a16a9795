// expect: block rule=iam-user-mfa-enforcement user=i
// the instance is of a stack set of the organization's management account, which has the same name
import * as aws from "@pulumi/aws";

new aws.cloudformation.StackSet("s", {
  name: "org-users",
  templateBody: JSON.stringify({ Resources: { B: { Type: "AWS::S3::Bucket" } } }),
});
new aws.cloudformation.StackSetInstance("i", {
  stackSetName: "org-users",
  callAs: "DELEGATED_ADMIN",
  accountId: "111122223333",
});
