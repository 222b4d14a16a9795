// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses an Effect in lower case
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({ ...DENY, Effect: "deny" });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
