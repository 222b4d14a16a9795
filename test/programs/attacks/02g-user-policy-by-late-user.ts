// expect: block rule=iam-user-mfa-enforcement user=r02g-rogue
// a weak inline policy for a user that comes from another user overwrites the MFA policy
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const u = new aws.iam.User("u", { name: "r02g-rogue" });
const p = new aws.iam.UserPolicy("p", { user: u.name, name: "mfa", policy: MFA });
const other = new aws.iam.User("other", { name: "r02g-fine" });
new aws.iam.UserPolicy("fine", { user: other.name, name: "fine", policy: MFA });
new aws.iam.UserPolicy(
  "weak",
  { user: other.arn.apply(() => "r02g-rogue"), name: "mfa", policy: WEAK },
  { dependsOn: p },
);
