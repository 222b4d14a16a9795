// expect: block rule=iam-user-mfa-enforcement user=rogue
// Cloud Control overwrites the MFA policy with a group policy
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.cloudcontrol.Resource(
  "weak",
  {
    typeName: "AWS::IAM::GroupPolicy",
    desiredState: JSON.stringify({
      GroupName: "ADMINS",
      PolicyName: "mfa",
      PolicyDocument: JSON.parse(WEAK) as object,
    }),
  },
  { dependsOn: gp },
);
