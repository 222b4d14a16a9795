// expect: block rule=iam-user-mfa-enforcement user=rogue
// two operators of one name: a parser keeps the last
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY).replace(
  '"Condition":{',
  '"Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"},',
);
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
