// expect: up-block rule=iam-user-mfa-enforcement user=r02i-rogue
// the only members of a group that comes from another group are those of the MFA group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r02i-admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const other = new aws.iam.Group("other", { name: "r02i-other" });
const u = new aws.iam.User("u", { name: "r02i-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.GroupMembership(
  "gm",
  { name: "gm", group: other.arn.apply(() => "r02i-admins"), users: [] },
  { dependsOn: m },
);
