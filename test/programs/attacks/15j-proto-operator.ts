// expect: block rule=iam-user-mfa-enforcement user=rogue
// an operator by the name of a property that all objects have
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY).replace('"Condition":{', '"Condition":{"__proto__":{"aws:username":"x"},');
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
