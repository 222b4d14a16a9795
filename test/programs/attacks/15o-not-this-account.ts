// expect: block rule=iam-user-mfa-enforcement user=r15o-rogue
// the Deny of a template leaves out its own account, and the user gets a password
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

const s = new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        G: {
          Type: "AWS::IAM::Group",
          Properties: {
            GroupName: "r15o-admins",
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
                        StringNotEquals: { "aws:PrincipalAccount": { Ref: "AWS::AccountId" } },
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
        U: { Type: "AWS::IAM::User", Properties: { UserName: "r15o-rogue", Groups: [{ Ref: "G" }] } },
      },
    }),
  },
  { provider: p },
);

new aws.iam.UserLoginProfile(
  "lp",
  { user: "r15o-rogue", passwordResetRequired: true },
  { provider: p, dependsOn: s },
);
