// expect: block rule=iam-user-mfa-enforcement user=rogue
// the value is null
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({ ...DENY, Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": null } } });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
