// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny is for the users of an account that is not this one
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [
            {
              PolicyName: "mfa",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  {
                    ...DENY,
                    Condition: {
                      ...DENY.Condition,
                      StringEquals: { "aws:PrincipalAccount": "000000000000" },
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue", Groups: [{ Ref: "G" }] } },
    },
  }),
});
