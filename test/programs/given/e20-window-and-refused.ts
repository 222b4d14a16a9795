// expect: block rule=iam-user-mfa-enforcement user=e20-rogue
// password depends on the group with AdministratorAccess; the MFA policy comes after it and IAM refuses it (over 5,120 characters)
import * as aws from "@pulumi/aws";

import { ADMIN, DENY, doc } from "../kit";

const g = new aws.iam.Group("g", { name: "e20-devs" });
const w = new aws.iam.GroupPolicyAttachment("w", { group: g.name, policyArn: ADMIN });
const u = new aws.iam.User("rogue", { name: "e20-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const lp = new aws.iam.UserLoginProfile(
  "lp",
  { user: u.name, passwordResetRequired: true },
  { dependsOn: [m, w] },
);
new aws.iam.GroupPolicy(
  "gp",
  {
    group: g.name,
    name: "mfa",
    policy: doc(DENY, {
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: Array.from({ length: 220 }, (_, i) => `arn:aws:s3:::some-rather-long-bucket-${i}`),
    }),
  },
  { dependsOn: lp },
);
