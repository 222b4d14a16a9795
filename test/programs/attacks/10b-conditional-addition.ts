// expect: block rule=iam-user-mfa-enforcement user=rogue
// the user is added to the group under a condition
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { P: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, Q: { "Fn::Not": [{ Condition: "P" }] } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
      A: {
        Type: "AWS::IAM::UserToGroupAddition",
        Condition: "P",
        Properties: { GroupName: { Ref: "G" }, Users: ["rogue"] },
      },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } },
    },
  }),
});
