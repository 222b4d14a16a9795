// expect: block rule=iam-role-trust-requires-mfa user=r
// the age of the MFA is asked for only where there is one
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: "123456789012" },
    Action: "sts:Assume*",
    Condition: { NumericLessThanIfExists: { "aws:MultiFactorAuthAge": "3600" } },
  }),
});
