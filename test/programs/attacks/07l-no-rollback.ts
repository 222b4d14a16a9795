// expect: block rule=iam-credential-needs-binding user=rogue
// a template whose resources stay where one of them fails: the password does not wait for the policy
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  disableRollback: true,
  templateBody: JSON.stringify({
    Resources: {
      U: {
        Type: "AWS::IAM::User",
        Properties: {
          UserName: "rogue",
          LoginProfile: { Password: "{{resolve:secretsmanager:rogue}}", PasswordResetRequired: true },
        },
      },
      P: {
        Type: "AWS::IAM::UserPolicy",
        Properties: {
          UserName: { Ref: "U" },
          PolicyName: "mfa",
          PolicyDocument: { Version: "2012-10-17", Statement: [DENY] },
        },
      },
    },
  }),
});
