// expect: block rule=iam-user-mfa-enforcement user=u
// the pin of the user's provider is late
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const p = new aws.Provider("p", {
  region: "us-east-1",
  profile: "x",
  allowedAccountIds: [g.arn.apply((it) => it.split(":")[4] ?? "")],
});
const u = new aws.iam.User("u", { name: "rogue" }, { provider: p });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { provider: p });
