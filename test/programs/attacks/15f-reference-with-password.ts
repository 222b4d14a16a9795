// expect: block rule=iam-user-mfa-enforcement user=rogue
// the text that looks like a reference is in the user, whose password stays where IAM refuses the group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  disableRollback: true,
  templateBody: JSON.stringify({
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "G",
        Properties: {
          UserName: "rogue",
          Groups: ["${G}"],
          LoginProfile: { Password: "Abc123!xyz-LongEnough", PasswordResetRequired: true },
        },
      },
    },
  }),
});
