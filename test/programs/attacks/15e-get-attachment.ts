// expect: block rule=iam-user-mfa-enforcement user=rogue
// the attachment and the membership are read by ids that are known late
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "admins" });
const u = new aws.iam.User("u", { name: "rogue" });
aws.iam.GroupPolicyAttachment.get("a", mfa.arn, { group: "admins", policyArn: mfa.arn });
aws.iam.UserGroupMembership.get("m", g.arn, { user: u.name, groups: [g.name] });
