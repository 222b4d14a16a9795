// expect: block rule=iam-user-mfa-enforcement user=rogue
// the MFA policy is there in another account only
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Conditions: { Prod: { "Fn::Equals": [{ Ref: "AWS::AccountId" }, "999999999999"] } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [
            {
              "Fn::If": [
                "Prod",
                { PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object },
                { Ref: "AWS::NoValue" },
              ],
            },
          ],
        },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "G",
        Properties: { UserName: "rogue", Groups: [{ Ref: "G" }] },
      },
    },
  }),
});
