// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny is in a property that a careless copy takes for the prototype
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const policy = `{"Version":"2012-10-17","Statement":[{"__proto__":${JSON.stringify(DENY)},"Sid":"A"}]}`;
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
