// expect: block rule=iam-user-mfa-enforcement user=rogue
// CFN group under a condition that is false: its inline MFA policy does not exist, the user joins the account's own 'admins'
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { IsProd: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Condition: "IsProd",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as unknown }],
        },
      },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue", Groups: ["admins"] } },
    },
  }),
});
