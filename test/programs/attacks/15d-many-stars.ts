// expect: block rule=iam-user-mfa-enforcement user=rogue
// many patterns with many stars, which a slow matcher would not get through
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({
  ...DENY,
  Resource: undefined,
  NotResource: Array.from({ length: 12 }, (_, i) => `arn:aws:s3:::${"*a".repeat(20 + i)}*`),
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
