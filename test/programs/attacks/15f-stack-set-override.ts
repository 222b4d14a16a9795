// expect: block rule=iam-user-mfa-enforcement user=rogue
// an override of the instance moves the user into another group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const s = new aws.cloudformation.StackSet("s", {
  name: "s",
  administrationRoleArn: "arn:aws:iam::123456789012:role/stacksets",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Team: { Type: "String", Default: "admins" } },
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
        Properties: { UserName: "rogue", Groups: [{ Ref: "Team" }] },
      },
    },
  }),
});
new aws.cloudformation.StackSetInstance("i", {
  stackSetName: s.name,
  accountId: "123456789012",
  parameterOverrides: { Team: "legacy" },
});
