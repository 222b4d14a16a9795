// expect: up-block rule=iam-user-mfa-enforcement user=rogue outside=legacy-admins
// membership's group is an apply over the MFA group's arn that gives an outside group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.arn.apply(() => "legacy-admins")] });
