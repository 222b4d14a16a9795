// expect: block rule=iam-user-mfa-enforcement user=rogue
// a text looks like a reference and is none, so that IAM refuses the name of the group and the user stays
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  disableRollback: true,
  templateBody: JSON.stringify({
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
        Properties: { GroupName: "${G}", Users: [{ Ref: "U" }] },
      },
    },
  }),
});
