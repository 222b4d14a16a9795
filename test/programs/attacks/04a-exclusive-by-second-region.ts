// expect: block rule=iam-user-mfa-enforcement user=rogue
// a provider for another region empties the group's inline policies
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const p = new aws.Provider("p", { region: "us-east-1" });
new aws.iam.GroupPoliciesExclusive(
  "x",
  { groupName: "ADMINS", policyNames: [] },
  { provider: p, dependsOn: gp },
);
