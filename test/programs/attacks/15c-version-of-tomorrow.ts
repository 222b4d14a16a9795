// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses a Version that it does not know
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const policy = JSON.stringify({ Version: "2012-10-18", Statement: [DENY] });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
