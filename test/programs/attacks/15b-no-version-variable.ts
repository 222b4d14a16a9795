// expect: block rule=iam-user-mfa-enforcement user=rogue
// without a Version a policy variable is plain text, which no user name equals
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const policy = JSON.stringify({
  Statement: [
    {
      ...DENY,
      Condition: {
        BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
        StringEquals: { "aws:username": "${aws:username}" },
      },
    },
  ],
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
