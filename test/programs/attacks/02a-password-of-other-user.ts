// expect: up-block rule=iam-credential-needs-binding user=r02a-rogue
// the password's user comes from a proven user and turns out to be another one
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r02a-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r02a-fine" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.UserLoginProfile(
  "lp",
  { user: u.arn.apply(() => "r02a-rogue"), passwordResetRequired: true },
  { dependsOn: [m, gp] },
);
