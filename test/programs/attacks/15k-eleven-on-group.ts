// expect: block rule=iam-user-mfa-enforcement user=rogue
// eleven policies on the group, by its own list in aws-native and by attachments
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const names = ["Admin", "Power", "Read", "Audit", "Net", "Bill"];
const g = new Any(
  "aws-native:iam:Group",
  "g",
  {
    groupName: "admins",
    managedPolicyArns: names.map((name) => `arn:aws:iam::123456789012:policy/${name}`),
  },
  { version: "1.0.0" },
);
const more = ["A", "B", "C", "D"].map((name) => `arn:aws:iam::123456789012:policy/${name}`);
for (const [i, policyArn] of [...more, mfa.arn].entries())
  new aws.iam.GroupPolicyAttachment(`a${i}`, { group: "admins", policyArn }, { dependsOn: g });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["admins"] }, { dependsOn: g });
