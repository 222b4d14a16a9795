// expect: block rule=iam-user-mfa-enforcement user=rogue
// the group's only members come from a role's name, so they may be anyone
import * as aws from "@pulumi/aws";

import { doc, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const r = new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
});
new aws.iam.GroupMembership("gm", {
  name: "gm",
  group: "admins",
  users: [r.arn.apply((it) => it.slice(-1))],
});
