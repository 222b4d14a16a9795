// expect: block rule=iam-user-mfa-enforcement user=r02b-rogue
// a weak policy for a group that comes from another group overwrites the MFA policy after the password
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "r02b-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const other = new aws.iam.Group("other", { name: "r02b-other" });
const u = new aws.iam.User("u", { name: "r02b-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const lp = new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { dependsOn: [m, gp] },
);
new aws.iam.GroupPolicy(
  "weak",
  { group: other.arn.apply(() => "r02b-admins"), name: "mfa", policy: WEAK },
  { dependsOn: lp },
);
