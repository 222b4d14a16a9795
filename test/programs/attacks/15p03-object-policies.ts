// expect: pass
// documents as objects, with the ARN of a bucket that is known late in the group's own grants
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { DENY } from "../kit";

const logs = new aws.s3.Bucket("logs");
const group = new aws.iam.Group("auditors");
const mfa = new aws.iam.GroupPolicy("mfa", {
  group: group.name,
  policy: { Version: "2012-10-17", Statement: [{ ...DENY, Effect: "Deny" }] },
});
new aws.iam.GroupPolicy("read", {
  group: group.name,
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: [pulumi.interpolate`${logs.arn}/*`] }],
  },
});
const user = new aws.iam.User("auditor");
const member = new aws.iam.GroupMembership("auditors", { group: group.name, users: [user.name] });
new aws.iam.UserLoginProfile(
  "auditor",
  { user: user.name, passwordResetRequired: true },
  { dependsOn: [mfa, member] },
);
