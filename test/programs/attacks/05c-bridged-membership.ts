// expect: block rule=iam-user-mfa-enforcement user=rogue
// the exclusive list of members by a bridged Terraform type
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new Any("aws:index/iamGroupMembership:IamGroupMembership", "gm", {
  name: "gm",
  group: "admins",
  users: ["alice"],
});
