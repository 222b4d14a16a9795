// expect: block rule=iam-user-mfa-enforcement user=rogue
// the path of the user has the id of the account in it, and the Deny leaves out just this path
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: templateWithDeny(
    { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/123456789012/*" } },
    { UserName: "rogue", Path: { "Fn::Sub": "/${AWS::AccountId}/" } },
  ),
});
