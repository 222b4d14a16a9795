// expect: block rule=iam-user-mfa-enforcement user=rogue
// sts:Get* leaves open GetFederationToken
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const policy = doc({ ...DENY, NotAction: [...ENROL, "sts:Get*"] });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
