// expect: block rule=iam-user-mfa-enforcement user=rogue
// AWS::IAM::Policy overwrites an inline policy of the group
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
      P: {
        Type: "AWS::IAM::Policy",
        DependsOn: "G",
        Properties: {
          PolicyName: "mfa",
          Groups: ["other", "admins"],
          PolicyDocument: JSON.parse(WEAK) as object,
        },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "G",
        Properties: { UserName: "rogue", Groups: [{ Ref: "G" }] },
      },
    },
  }),
});
