// expect: block rule=iam-user-mfa-enforcement user=i
// instances of a stack set from elsewhere, whose template may make users
import * as aws from "@pulumi/aws";

new aws.cloudformation.StackSetInstance("i", { stackSetName: "org-users", accountId: "111122223333" });
