// expect: block rule=iam-user-mfa-enforcement user=rogue
// a list of groups is the value of an SSM parameter
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Parameters: { Teams: { Type: "AWS::SSM::Parameter::Value<CommaDelimitedList>", Default: "admins" } },
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
        Properties: { UserName: "rogue", Groups: { Ref: "Teams" } },
      },
    },
  }),
});
