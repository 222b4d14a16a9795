// expect: block rule=iam-user-mfa-enforcement user=U
// the user has the name that CloudFormation gives it, and the Deny leaves out those of the stack
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
          Policies: [
            {
              PolicyName: "mfa",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  { ...DENY, Condition: { ...DENY.Condition, StringNotLike: { "aws:username": "s-*" } } },
                ],
              },
            },
          ],
        },
      },
      U: { Type: "AWS::IAM::User", Properties: { Groups: [{ Ref: "G" }] } },
    },
  }),
});
