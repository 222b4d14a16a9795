// expect: block rule=iam-user-mfa-enforcement user=rogue
// a value of Fn::Sub has the name of the group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
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
        Properties: { UserName: "rogue", Groups: [{ "Fn::Sub": ["${G}", { G: "legacy" }] }] },
      },
    },
  }),
});
