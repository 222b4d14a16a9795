// expect: block rule=iam-user-mfa-enforcement user=rogue
// the newer type of instances overrides the group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const s = new aws.cloudformation.StackSet("s", {
  name: "s",
  administrationRoleArn: "arn:aws:iam::123456789012:role/stacksets",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  parameters: { Team: "admins" },
  templateBody: JSON.stringify({
    Parameters: { Team: { Type: "String" } },
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
new aws.cloudformation.StackInstances("i", {
  stackSetName: s.name,
  accounts: ["123456789012"],
  regions: ["us-east-1"],
  parameterOverrides: { Team: "legacy" },
});
