// expect: block rule=iam-user-mfa-enforcement user=rogue
// the exclusive attachments of a group are a list that is late as a whole
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "admins" });
const at = new aws.iam.GroupPolicyAttachment("at", { group: g.name, policyArn: mfa.arn });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.GroupPolicyAttachmentsExclusive(
  "x",
  { groupName: g.name, policyArns: at.id.apply((): string[] => []) },
  { dependsOn: at },
);
