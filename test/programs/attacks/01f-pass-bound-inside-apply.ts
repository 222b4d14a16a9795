// expect: pass
// a user inside apply with all that it needs, in the right order
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

g.arn.apply(() => {
  const u = new aws.iam.User("u", { name: "alice" });
  const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, gp] });
});
