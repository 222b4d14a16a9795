// expect: block rule=iam-user-mfa-enforcement user=rogue
// one key twice in a statement: a parser keeps the last, IAM refuses the document
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY).replace('"Effect":"Deny"', '"Effect":"Allow","Effect":"Deny"');
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
