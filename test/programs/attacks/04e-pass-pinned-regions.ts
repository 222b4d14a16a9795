// expect: pass
// two providers with the same pin and different regions
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const a = new aws.Provider("a", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
const b = new aws.Provider("b", { region: "eu-west-1", allowedAccountIds: ["123456789012"] });
const g = new aws.iam.Group("g", { name: "admins" }, { provider: a });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: b });
const u = new aws.iam.User("u", { name: "alice" }, { provider: b });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider: a });
new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { provider: a, dependsOn: [m, gp] },
);
