// expect: block rule=iam-user-mfa-enforcement user=rogue
// eleven groups in two memberships
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m1", { user: u.name, groups: [g.name, "a", "b", "c", "d", "e"] });
new aws.iam.UserGroupMembership("m2", { user: u.name, groups: ["f", "g", "h", "i", "j"] });
