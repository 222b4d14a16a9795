// expect: block rule=iam-role-trust-requires-mfa user=r
// Cloud Control makes a role that any user of the account takes
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.cloudcontrol.Resource("r", {
  typeName: "AWS::IAM::Role",
  desiredState: JSON.stringify({
    RoleName: "r",
    AssumeRolePolicyDocument: JSON.parse(
      doc({ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" }),
    ) as object,
  }),
});
