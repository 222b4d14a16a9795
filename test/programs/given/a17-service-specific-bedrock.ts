// expect: block rule=iam-user-no-access-key user=eve
// long-term Bedrock API key of a bound user (rule iam-user-no-access-key)
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

const u = new aws.iam.User("u", { name: "eve" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
new aws.iam.ServiceSpecificCredential(
  "c",
  { serviceName: "bedrock.amazonaws.com", userName: u.name },
  { dependsOn: m },
);
