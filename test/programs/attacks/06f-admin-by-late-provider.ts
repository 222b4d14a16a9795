// expect: block rule=iam-user-no-direct-admin-policy user=a
// a provider that the preview cannot configure hides what it attaches to a bound user
import * as aws from "@pulumi/aws";

import { ADMIN, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const provider = new aws.Provider("p", { region: g.arn.apply(() => "us-east-1") });
new aws.iam.UserPolicyAttachment("a", { user: "rogue", policyArn: ADMIN }, { provider });
