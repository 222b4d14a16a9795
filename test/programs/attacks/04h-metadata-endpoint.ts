// expect: block rule=iam-user-mfa-enforcement user=rogue
// the user's provider takes its credentials, and so its account, from another metadata service
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const p = new aws.Provider("p", {
  region: "us-east-1",
  ec2MetadataServiceEndpoint: "http://192.0.2.1:1338",
});
new aws.iam.User("u", { name: "rogue" }, { provider: p });
new aws.iam.UserGroupMembership("m", { user: "rogue", groups: ["admins"] });
