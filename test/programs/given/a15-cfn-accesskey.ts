// expect: block rule=iam-user-no-access-key user=eve
// CFN access key (rule iam-user-no-access-key)
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      U: { Type: "AWS::IAM::User", Properties: { UserName: "eve", Groups: ["admins"] } },
      K: { Type: "AWS::IAM::AccessKey", Properties: { UserName: { Ref: "U" } } },
    },
  }),
});
