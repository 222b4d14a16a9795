// expect: block rule=iam-user-mfa-enforcement user=i
// instances of a stack set from elsewhere, by the newer type
import * as aws from "@pulumi/aws";

new aws.cloudformation.StackInstances("i", {
  stackSetName: "org-users",
  accounts: ["111122223333"],
  regions: ["us-east-1"],
});
