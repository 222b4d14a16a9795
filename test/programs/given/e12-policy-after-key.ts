// expect: block rule=iam-credential-needs-binding user=rogue
// the group's MFA policy is made only after the password: a window, and for good when it fails
import * as aws from "@pulumi/aws";

import { ADMIN, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "devs" });
const w = new aws.iam.GroupPolicyAttachment("w", { group: g.name, policyArn: ADMIN });
const u = new aws.iam.User("rogue", { name: "rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const lp = new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { dependsOn: [m, w] },
);
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { dependsOn: lp });
