// expect: up-block rule=iam-credential-needs-binding user=r15l-rogue
// inside apply, the password is of a user whose name begins like the proven one
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r15l-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r15l" });
const v = new aws.iam.User("v", { name: "r15l-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.UserLoginProfile(
  "lp",
  {
    user: pulumi.all([u.arn, v.name]).apply(([arn]) => `${arn.split("/").at(-1) ?? ""}-rogue`),
    passwordResetRequired: true,
  },
  { dependsOn: [gp, m] },
);
