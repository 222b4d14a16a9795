// expect: block rule=iam-user-mfa-enforcement user=rogue
// an action that IAM may have by then is left out
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const policy = doc({ ...DENY, NotAction: [...ENROL, "iam:CreateSuperUser"] });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
