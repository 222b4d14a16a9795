// expect: block rule=iam-user-mfa-enforcement user=rogue
// a weak inline policy of the same name, by a second provider of the SAME account, overwrites the MFA policy
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const use1 = new aws.Provider("use1", { region: "us-east-1" });
new aws.iam.GroupPolicy(
  "weak",
  { group: "admins", name: "mfa", policy: WEAK },
  { provider: use1, dependsOn: gp },
);
const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
