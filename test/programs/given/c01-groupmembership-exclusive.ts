// expect: block rule=iam-user-mfa-enforcement user=rogue
// aws.iam.GroupMembership owns the whole list: its next refresh+update throws rogue out of the group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const a = new aws.iam.User("alice", { name: "alice" });
const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.GroupMembership("gm", { name: "gm", group: g.name, users: [a.name] });
