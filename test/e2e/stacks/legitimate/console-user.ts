// A person with a console password, which exists only once the membership does.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const group = new aws.iam.Group("people", { name: "people" });
const policy = new aws.iam.GroupPolicy("mfa", {
  group: group.name,
  policy: documentText(DENY_WITHOUT_MFA),
});
const user = new aws.iam.User("alice", { name: "alice" });
const membership = new aws.iam.UserGroupMembership("alice", { user: user.name, groups: [group.name] });
new aws.iam.UserLoginProfile(
  "alice",
  { user: user.name, passwordResetRequired: true },
  { dependsOn: [policy, membership] },
);
