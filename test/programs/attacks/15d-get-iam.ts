// expect: block rule=iam-user-mfa-enforcement user=rogue
// all that can be read in IAM of anyone, and what is written by the way
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const policy = doc({ ...DENY, NotAction: [...ENROL, "iam:Ge*", "iam:*MFA*"] });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
