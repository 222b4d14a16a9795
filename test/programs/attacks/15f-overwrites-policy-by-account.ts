// expect: block rule=iam-user-mfa-enforcement user=rogue
// a template overwrites the MFA policy, whose name has the account's id in it
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa-123456789012", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });

new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        P: {
          Type: "AWS::IAM::GroupPolicy",
          Properties: {
            GroupName: "admins",
            PolicyName: { "Fn::Join": ["-", ["mfa", { Ref: "AWS::AccountId" }]] },
            PolicyDocument: JSON.parse(WEAK) as object,
          },
        },
      },
    }),
  },
  { dependsOn: gp },
);
