// expect: up-block rule=iam-credential-needs-binding user=r01e-rogue
// the membership made in apply is another user's
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r01e-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

g.arn.apply(() => {
  const u = new aws.iam.User("u", { name: "r01e-rogue" });
  const v = new aws.iam.User("v", { name: "r01e-fine" });
  const m = new aws.iam.UserGroupMembership("m", { user: v.name, groups: [g.name] });
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, gp] });
});
