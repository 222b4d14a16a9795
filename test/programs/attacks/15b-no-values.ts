// expect: block rule=iam-user-mfa-enforcement user=rogue
// a condition without a value holds for nothing
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({ ...DENY, Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": [] } } });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
