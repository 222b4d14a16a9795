// expect: block rule=iam-user-mfa-enforcement user=rogue
// a condition key by the name of a property that all objects have, which no request has
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY).replace('"BoolIfExists":{', '"StringEquals":{"__proto__":"x"},"BoolIfExists":{');
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
