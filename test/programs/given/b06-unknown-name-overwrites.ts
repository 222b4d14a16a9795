// expect: block rule=iam-user-mfa-enforcement user=rogue
// a second inline policy whose name is known late overwrites the MFA policy of the group
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const k = new aws.iam.Policy("k", { name: "k", policy: WEAK });
new aws.iam.GroupPolicy(
  "weak",
  { group: g.name, name: k.arn.apply(() => "mfa"), policy: WEAK },
  { dependsOn: gp },
);
const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
