// expect: block rule=iam-user-mfa-enforcement user=U
// the name of the user has the id of the account in it, and the Deny leaves out just this name
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: templateWithDeny(
    { StringNotEquals: { "aws:username": "admin-123456789012" } },
    { UserName: { "Fn::Sub": "admin-${AWS::AccountId}" } },
  ),
});
