// expect: block rule=iam-user-mfa-enforcement user=U
// the name of the user has the id of the account in it, and the Deny leaves out just this name
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
                      StringNotEquals: { "aws:username": "admin-123456789012" },
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
        Properties: { UserName: { "Fn::Sub": "admin-${AWS::AccountId}" }, Groups: [{ Ref: "G" }] },
      },
    },
  }),
});
