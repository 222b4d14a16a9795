// expect: block rule=iam-role-trust-requires-mfa user=R
// a stack set makes a role in each account that any user takes
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.cloudformation.StackSet("s", {
  name: "s",
  permissionModel: "SERVICE_MANAGED",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  autoDeployment: { enabled: true },
  templateBody: JSON.stringify({
    Resources: {
      R: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: JSON.parse(
            doc({ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" }),
          ) as object,
        },
      },
    },
  }),
});
