// expect: block rule=iam-role-trust-requires-mfa user=R
// CFN role that any user of the account takes without MFA (documented limit)
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      R: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
          },
          ManagedPolicyArns: [ADMIN],
        },
      },
    },
  }),
});
