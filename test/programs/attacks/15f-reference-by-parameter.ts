// expect: block rule=iam-user-mfa-enforcement user=rogue
// a parameter looks like a reference and is none
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  disableRollback: true,
  parameters: { Team: "${G}" },
  templateBody: JSON.stringify({
    Parameters: { Team: { Type: "String" } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } },
      M: {
        Type: "AWS::IAM::UserToGroupAddition",
        Properties: { GroupName: { Ref: "Team" }, Users: [{ Ref: "U" }] },
      },
    },
  }),
});
