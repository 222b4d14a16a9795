// expect: block rule=iam-user-mfa-enforcement user=rogue
// another statement has an address that IAM refuses, and with it the whole document
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const policy = doc(DENY, {
  Effect: "Deny",
  Action: "*",
  Resource: "*",
  Condition: { NotIpAddress: { "aws:SourceIp": "10.0.0.0/33" }, Bool: { "aws:ViaAWSService": "false" } },
});
const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: policy });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
