// expect: block rule=iam-login-profile-must-reset user=eve
// a password that need not be changed, by a bridged type of a bound user
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "eve" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new Any(
  "aws:index/iamUserLoginProfile:IamUserLoginProfile",
  "lp",
  { user: "eve", passwordResetRequired: false },
  { dependsOn: [gp, m] },
);
