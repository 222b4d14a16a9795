// expect: up-block rule=iam-credential-needs-binding user=r15n-rogue outside=r15n-admins
// when the run is no preview, the group is made in another account, where the provider takes a role
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const pin = { region: "us-east-1", allowedAccountIds: ["123456789012"] };
const role = { region: "us-east-1", assumeRoles: [{ roleArn: "arn:aws:iam::999999999999:role/deploy" }] };
const a = new aws.Provider("a", pin);
const b = new aws.Provider("b", pulumi.runtime.isDryRun() ? pin : role);
const g = new aws.iam.Group("g", { name: "r15n-admins" }, { provider: b });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: b });
const u = new aws.iam.User("u", { name: "r15n-rogue" }, { provider: a });
const m = new aws.iam.UserGroupMembership(
  "m",
  { user: u.name, groups: ["r15n-admins"] },
  { provider: a, dependsOn: g },
);
new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { provider: a, dependsOn: [gp, m] },
);
