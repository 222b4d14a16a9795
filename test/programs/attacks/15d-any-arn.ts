// expect: block rule=iam-user-mfa-enforcement user=rogue
// a request without a resource of its own has "*" as its resource, which no pattern with colons is
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc({ ...DENY, Resource: "arn:aws:*:*:*:*" });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
