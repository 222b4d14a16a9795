// expect: block rule=iam-user-mfa-enforcement user=rogue
// a provider whose profile is late overwrites the MFA policy
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const p = new aws.Provider("p", { region: "us-east-1", profile: gp.id.apply(() => "default") });
new aws.iam.GroupPolicy("weak", { group: "admins", name: "mfa", policy: WEAK }, { provider: p });
