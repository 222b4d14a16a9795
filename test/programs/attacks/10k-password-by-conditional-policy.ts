// expect: block rule=iam-user-mfa-enforcement user=rogue
// a password for a user from outside, whom a template binds under a condition only
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const stack = new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Conditions: { Elsewhere: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } },
    Resources: {
      Bucket: { Type: "AWS::S3::Bucket" },
      Mfa: {
        Type: "AWS::IAM::UserPolicy",
        Condition: "Elsewhere",
        Properties: { UserName: "rogue", PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object },
      },
    },
  }),
});
new aws.iam.UserLoginProfile("lp", { user: "rogue", passwordResetRequired: true }, { dependsOn: [stack] });
