// expect: block rule=iam-user-mfa-enforcement user=rogue
// a wildcard leaves open the passwords of others
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const policy = doc({ ...DENY, NotAction: [...ENROL, "iam:*LoginProfile"] });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
