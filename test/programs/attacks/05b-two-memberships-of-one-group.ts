// expect: block rule=iam-user-mfa-enforcement user=rogue
// two GroupMemberships of one group take out each other's users
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const a = new aws.iam.User("a", { name: "alice" });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.GroupMembership("m1", { name: "m1", group: g.name, users: [u.name] });
new aws.iam.GroupMembership("m2", { name: "m2", group: "Admins", users: [a.name] });
