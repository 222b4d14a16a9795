// expect: up-block rule=iam-credential-needs-binding user=r02c-rogue
// the membership's user is cut out of another user's ARN
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r02c-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r02c-rogue" });
new aws.iam.User("v", { name: "r02c-nobody" });
const m = new aws.iam.UserGroupMembership("m", {
  user: u.arn.apply((arn) => arn.replace(/.*rogue/, "r02c-nobody")),
  groups: [g.name],
});
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, gp] });
