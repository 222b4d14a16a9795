// expect: block rule=iam-user-mfa-enforcement user=r03a-rogue
// an exclusive list of inline policies comes from the MFA policy's id, names another one, and deletes the MFA policy after the password
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r03a-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r03a-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const lp = new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { dependsOn: [m, gp] },
);
new aws.iam.GroupPoliciesExclusive(
  "x",
  { groupName: "r03a-admins", policyNames: [gp.id.apply(() => "other")] },
  { dependsOn: lp },
);
