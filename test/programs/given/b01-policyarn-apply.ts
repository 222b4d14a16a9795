// expect: up-block rule=iam-credential-needs-binding user=rogue
// attachment's policyArn is an apply over the MFA policy's arn that gives another ARN; unknown in the first preview, so taken for the MFA policy
import * as aws from "@pulumi/aws";

import { ADMIN, MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "devs" });
new aws.iam.GroupPolicyAttachment("a", { group: g.name, policyArn: mfa.arn.apply(() => ADMIN) });
const u = new aws.iam.User("rogue", { name: "rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: m });
