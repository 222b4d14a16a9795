// expect: block rule=iam-user-mfa-enforcement user=rogue
// a user of the program joins a group that the template creates under a condition
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { P: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, Q: { "Fn::Not": [{ Condition: "P" }] } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Condition: "P",
        Properties: {
          GroupName: "admins",
          Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }],
        },
      },
    },
  }),
});
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["admins"] });
