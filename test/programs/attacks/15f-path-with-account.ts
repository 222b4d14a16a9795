// expect: block rule=iam-user-mfa-enforcement user=rogue
// the path of the user has the id of the account in it, and the Deny leaves out just this path
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
                      ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/123456789012/*" },
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      U: {
        Type: "AWS::IAM::User",
        Properties: { UserName: "rogue", Groups: [{ Ref: "G" }], Path: { "Fn::Sub": "/${AWS::AccountId}/" } },
      },
    },
  }),
});
