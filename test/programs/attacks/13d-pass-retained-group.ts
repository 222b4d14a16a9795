// expect: pass
// retained groups and policies are harmless
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" }, { retainOnDelete: true });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { retainOnDelete: true });
const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
