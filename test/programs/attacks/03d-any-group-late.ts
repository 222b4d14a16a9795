// expect: block rule=iam-user-mfa-enforcement user=rogue
// a weak policy of the MFA policy's name for a group that is known late and comes from a bucket
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const b = new aws.s3.Bucket("b");
new aws.iam.GroupPolicy("weak", { group: b.arn.apply(() => "admins"), name: "mfa", policy: WEAK });
