// expect: block rule=iam-user-mfa-enforcement user=r02h-rogue
// an exclusive list of attachments for a user that comes from another user detaches the MFA policy
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "r02h-mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "r02h-rogue" });
const at = new aws.iam.UserPolicyAttachment("at", { user: u.name, policyArn: mfa.arn });
const other = new aws.iam.User("other", { name: "r02h-fine" });
new aws.iam.UserPolicy("fine", { user: other.name, name: "fine", policy: MFA });
new aws.iam.UserPolicyAttachmentsExclusive(
  "x",
  { userName: other.arn.apply(() => "r02h-rogue"), policyArns: [] },
  { dependsOn: at },
);
