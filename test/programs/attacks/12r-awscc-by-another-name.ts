// expect: block rule=iam-user-mfa-enforcement user=rogue
// a bridge of the awscc provider that is called otherwise overwrites the group's policy; aws stands in for the package
import * as aws from "@pulumi/aws";

import { Any, MFA, WEAK } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const provider = new aws.Provider("p", { region: "us-east-1" });
new Any(
  "cc:index/iamGroupPolicy:IamGroupPolicy",
  "weak",
  { groupName: "admins", policyName: "mfa", policyDocument: WEAK },
  { provider },
);
