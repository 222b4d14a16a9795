// expect: block rule=iam-user-mfa-enforcement user=rogue
// the same where no provider names the account
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
                      ArnNotLike: {
                        "aws:PrincipalArn": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:user/*" },
                      },
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
