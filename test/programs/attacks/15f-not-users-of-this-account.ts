// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny leaves out the users of the account that the template is deployed to
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

new aws.cloudformation.Stack(
  "s",
  {
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
  },
  { provider: p },
);
