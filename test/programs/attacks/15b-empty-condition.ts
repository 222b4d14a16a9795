// expect: block rule=iam-user-mfa-enforcement user=rogue
// an operator without keys beside one with them, which IAM refuses or takes for no condition
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({
  ...DENY,
  Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" }, BoolIfExists: {} },
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
