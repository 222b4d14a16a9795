// expect: block rule=iam-user-mfa-enforcement user=ci-evil config=exempt-ci
// the name of a CloudFormation stack is exempted, not the users of its template, which is elsewhere
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("stack", {
  name: "ci-evil",
  templateUrl: "https://example.com/users.yaml",
  capabilities: ["CAPABILITY_NAMED_IAM"],
});
