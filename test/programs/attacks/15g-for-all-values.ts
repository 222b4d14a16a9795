// expect: block rule=iam-role-trust-requires-mfa user=r
// ForAllValues holds where the key is missing
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: "sts:AssumeRole",
    Condition: { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "true" } },
  }),
});
