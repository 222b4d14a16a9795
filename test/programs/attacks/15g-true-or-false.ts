// expect: block rule=iam-role-trust-requires-mfa user=r
// true and false are both let in
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: ["arn:aws:iam::123456789012:user/alice"] },
    Action: ["sts:TagSession", "STS:assumerole"],
    Condition: { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } },
  }),
});
