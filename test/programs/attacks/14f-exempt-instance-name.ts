// expect: block rule=iam-user-mfa-enforcement user=ci-evil config=exempt-ci
// the Pulumi name of a stack set's instance is exempted, not the users that it creates
import * as aws from "@pulumi/aws";

new aws.cloudformation.StackSetInstance("ci-evil", { stackSetName: "org-users", accountId: "111122223333" });
