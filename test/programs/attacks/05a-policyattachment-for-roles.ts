// expect: block rule=iam-user-mfa-enforcement user=rogue
// a PolicyAttachment that lists a role only takes the MFA policy off the group
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicyAttachment("at", { group: g.name, policyArn: mfa.arn });
new aws.iam.PolicyAttachment("pa", { name: "pa", policyArn: mfa.arn, roles: ["ci"] });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
