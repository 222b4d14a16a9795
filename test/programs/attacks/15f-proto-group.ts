// expect: block rule=iam-user-mfa-enforcement user=rogue
// the group of the user is named by a property of all objects
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
      constructor: { Type: "AWS::IAM::Group", Properties: { GroupName: "legacy" } },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue", Groups: [{ Ref: "constructor" }] } },
    },
  }),
});
