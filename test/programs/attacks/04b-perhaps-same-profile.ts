// expect: block rule=iam-user-mfa-enforcement user=rogue
// the group that binds the user is made through another profile
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", profile: "other" });
const g = new aws.iam.Group("g", { name: "admins" }, { provider: p });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: p });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
