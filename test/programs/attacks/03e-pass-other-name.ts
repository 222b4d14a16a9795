// expect: pass
// a late policy name next to an attached MFA policy takes nothing away
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicyAttachment("at", { group: g.name, policyArn: mfa.arn });
new aws.iam.GroupPolicy("gp", { group: g.name, name: mfa.arn.apply((it) => it.slice(-3)), policy: WEAK });
const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
