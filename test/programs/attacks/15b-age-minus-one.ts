// expect: block rule=iam-user-mfa-enforcement user=rogue
// an age that no session is younger than, and another operator for those without
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({
  ...DENY,
  Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "0" } },
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
