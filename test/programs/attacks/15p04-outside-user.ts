// expect: pass
// a password for a user whom another team made, after the policy and the membership that this stack gives it
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const group = new aws.iam.Group("people", { name: "people" });
const mfa = new aws.iam.Policy("mfa", { name: "require-mfa", policy: MFA });
const attached = new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: mfa.arn });
const member = new aws.iam.UserGroupMembership("carol", { user: "carol", groups: [group.name] });
new aws.iam.UserLoginProfile(
  "carol",
  { user: "carol", passwordResetRequired: true },
  { dependsOn: [attached, member] },
);
