// expect: block rule=iam-user-mfa-enforcement user=rogue
// the MFA policy in an aws-native user's own list is overwritten by one of that name
import * as aws from "@pulumi/aws";

import { Any, MFA, WEAK } from "../kit";

const u = new Any(
  "aws-native:iam:User",
  "u",
  { userName: "rogue", policies: [{ policyName: "mfa", policyDocument: JSON.parse(MFA) as object }] },
  { version: "1.0.0" },
);
new aws.iam.UserPolicy("weak", { user: "rogue", name: "mfa", policy: WEAK }, { dependsOn: u });
