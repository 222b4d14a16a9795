// expect: block rule=iam-role-trust-requires-mfa user=r
// the pattern for roles is one for users as well
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "sts:AssumeRole",
    Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:*/deploy*" } },
  }),
});
