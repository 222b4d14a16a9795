// expect: up-block rule=iam-credential-needs-binding user=r02j-rogue
// the only members of a group that comes from another group are those of the MFA group, and a password comes after that
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r02j-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const other = new aws.iam.Group("other", { name: "r02j-other" });
const u = new aws.iam.User("u", { name: "r02j-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const gm = new aws.iam.GroupMembership(
  "gm",
  { name: "gm", group: other.arn.apply(() => "r02j-admins"), users: [] },
  { dependsOn: m },
);
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, gp, gm] });
