// expect: block rule=iam-role-trust-requires-mfa user=r
// a Deny for sessions without MFA that does not bind access keys
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc(
    { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" },
    {
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sts:AssumeRole",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    },
  ),
});
