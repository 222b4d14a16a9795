// expect: block rule=iam-user-no-direct-admin-policy user=eve
// CFN user bound to MFA by its group, but AdministratorAccess directly (rule iam-user-no-direct-admin-policy)
import * as aws from "@pulumi/aws";

import { ADMIN, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      U: {
        Type: "AWS::IAM::User",
        Properties: { UserName: "eve", Groups: ["admins"], ManagedPolicyArns: [ADMIN] },
      },
    },
  }),
});
