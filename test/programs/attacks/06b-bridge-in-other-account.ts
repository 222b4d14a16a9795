// expect: block rule=iam-user-mfa-enforcement user=rogue
// a bridged Terraform type through a provider of another account
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const p = new aws.Provider("p", {
  region: "us-east-1",
  allowedAccountIds: ["444455556666"],
  assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/Deploy" }],
});
new Any("aws:index/iamUser:IamUser", "u", { name: "rogue" }, { provider: p });
new aws.iam.UserGroupMembership("m", { user: "rogue", groups: ["admins"] });
