// expect: block rule=iam-user-mfa-enforcement user=rogue
// the group is exported by another stack
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

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
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "G",
        Properties: { UserName: "rogue", Groups: [{ "Fn::ImportValue": "admins" }] },
      },
    },
  }),
});
