// expect: block rule=iam-user-mfa-enforcement user=rogue
// an account that is not forbidden is not one that is allowed
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const pin = { region: "us-east-1", forbiddenAccountIds: ["999999999999"] };
const a = new aws.Provider("a", { ...pin, profile: "one" });
const b = new aws.Provider("b", { ...pin, profile: "two" });
const g = new aws.iam.Group("g", { name: "admins" }, { provider: a });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: a });
const u = new aws.iam.User("u", { name: "rogue" }, { provider: b });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider: b });
