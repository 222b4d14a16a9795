// expect: pass
// two break-glass users with MFA by the boundary and by their group, passwords encrypted with PGP
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { ENROL } from "../kit";

const deny = {
  Sid: "DenyAllExceptEnrollmentWithoutMFA",
  Effect: "Deny" as const,
  NotAction: ENROL,
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": false } },
};
const group = new aws.iam.Group("break-glass", { path: "/break-glass/" });
const policy = new aws.iam.GroupPolicy("mfa", {
  group: group.name,
  policy: { Version: "2012-10-17", Statement: [deny] },
});
const admin = new aws.iam.GroupPolicyAttachment("admin", {
  group: group.name,
  policyArn: aws.iam.ManagedPolicy.AdministratorAccess,
});
export const passwords: Record<string, pulumi.Output<string>> = {};
for (let i = 1; i <= 2; i++) {
  const user = new aws.iam.User(`break-glass-${i}`, {
    name: `break-glass-${i}`,
    path: "/break-glass/",
    forceDestroy: true,
    tags: { purpose: "emergency" },
  });
  const membership = new aws.iam.UserGroupMembership(`break-glass-${i}`, {
    user: user.name,
    groups: [group.name],
  });
  const login = new aws.iam.UserLoginProfile(
    `break-glass-${i}`,
    { user: user.name, passwordLength: 32, passwordResetRequired: true, pgpKey: "keybase:acme" },
    { dependsOn: [policy, membership, admin], ignoreChanges: ["passwordLength", "pgpKey"] },
  );
  passwords[`break-glass-${i}`] = login.encryptedPassword;
}
