// expect: up-block rule=iam-credential-needs-binding user=r02i-rogue
// the name of the policy that overwrites the MFA policy, and its group, come from another group
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const other = new aws.iam.Group("other", { name: "r02i-other" });
const g = new aws.iam.Group("g", { name: "r02i-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r02i-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const weak = new aws.iam.GroupPolicy(
  "weak",
  { group: other.arn.apply(() => "r02i-admins"), name: "mfa", policy: WEAK },
  { dependsOn: [gp] },
);
new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { dependsOn: [m, gp, weak] },
);
