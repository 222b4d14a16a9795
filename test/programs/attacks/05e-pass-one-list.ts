// expect: pass
// GroupMembership and UserGroupMembership that agree
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.GroupMembership("gm", { name: "gm", group: g.name, users: [u.name] });
