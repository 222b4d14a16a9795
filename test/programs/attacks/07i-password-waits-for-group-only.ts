// expect: block rule=iam-credential-needs-binding user=rogue
// the password waits for the membership and not for the attachment of the MFA policy
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicyAttachment("at", { group: g.name, policyArn: mfa.arn });
const u = new aws.iam.User("u", { name: "rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, mfa] });
