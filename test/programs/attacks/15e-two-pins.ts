// expect: block rule=iam-user-mfa-enforcement user=rogue
// two profiles that may be either of two accounts each
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const pin = { region: "us-east-1", allowedAccountIds: ["123456789012", "111122223333"] };
const a = new aws.Provider("a", { ...pin, profile: "one" });
const b = new aws.Provider("b", { ...pin, profile: "two" });
const g = new aws.iam.Group("g", { name: "admins" }, { provider: a });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: a });
const u = new aws.iam.User("u", { name: "rogue" }, { provider: b });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider: b });
