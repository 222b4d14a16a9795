// Exclusive lists that have the MFA policy: attachments of a user, inline policies of a group.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";
import { team } from "../team";

const alice = new aws.iam.User("alice", { name: "alice" });
const mfa = new aws.iam.Policy("mfa", { policy: documentText(DENY_WITHOUT_MFA) });
new aws.iam.UserPolicyAttachment("alice", { user: alice.name, policyArn: mfa.arn });
new aws.iam.UserPolicyAttachmentsExclusive("alice", { userName: alice.name, policyArns: [mfa.arn] });
new aws.iam.UserPoliciesExclusive("alice", { userName: alice.name, policyNames: [] });

const { group } = team("developers", "bob", []);
const inline = new aws.iam.GroupPolicy("mfa", {
  name: "mfa",
  group: group.name,
  policy: documentText(DENY_WITHOUT_MFA),
});
new aws.iam.GroupPoliciesExclusive("developers", { groupName: group.name, policyNames: [inline.name] });
new aws.iam.GroupPolicyAttachmentsExclusive("developers", { groupName: group.name, policyArns: [] });
