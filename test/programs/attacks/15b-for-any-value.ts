// expect: block rule=iam-user-mfa-enforcement user=rogue
// ForAnyValue asks for the key, which requests by access keys do not have
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({ ...DENY, Condition: { "ForAnyValue:Bool": { "aws:MultiFactorAuthPresent": "false" } } });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
