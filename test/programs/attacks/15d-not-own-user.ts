// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny leaves out the own user, so it may write policies of its own
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY, { Effect: "Allow", Action: "*", Resource: "*" }).replace(
  '"Resource":"*","Condition"',
  '"NotResource":"arn:aws:iam::*:user/${aws:username}","Condition"',
);
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
