// expect: block rule=iam-user-mfa-enforcement user=rogue
// a policy variable without a value has a default, and it is the name of this user
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({
  ...DENY,
  Condition: {
    BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
    StringNotEquals: { "aws:username": ["break-glass", "${aws:PrincipalTag/alias, 'rogue'}"] },
  },
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
