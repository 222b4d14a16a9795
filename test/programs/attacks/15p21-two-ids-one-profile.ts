// expect: pass
// one provider for either of two accounts, for all that binds a user
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const provider = new aws.Provider("p", {
  region: "us-east-1",
  allowedAccountIds: ["123456789012", "111122223333"],
});
const group = new aws.iam.Group("people", {}, { provider });
const policy = new aws.iam.Policy("mfa", { policy: MFA }, { provider });
const users = ["alice", "bob"].map((name) => new aws.iam.User(name, { name }, { provider }));
const attached = new aws.iam.GroupPolicyAttachmentsExclusive(
  "people",
  { groupName: group.name, policyArns: [policy.arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"] },
  { provider },
);
new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: policy.arn }, { provider });
new aws.iam.GroupMembership(
  "people",
  { group: group.name, users: users.map((it) => it.name) },
  { provider, dependsOn: attached },
);
