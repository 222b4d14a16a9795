// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny of a template's document is there under a condition only
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Conditions: { Prod: { "Fn::Equals": [{ Ref: "AWS::AccountId" }, "000000000000"] } },
    Resources: {
      U: {
        Type: "AWS::IAM::User",
        Properties: {
          UserName: "rogue",
          Policies: [
            {
              PolicyName: "mfa",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{ "Fn::If": ["Prod", DENY, { Ref: "AWS::NoValue" }] }],
              },
            },
          ],
        },
      },
    },
  }),
});
