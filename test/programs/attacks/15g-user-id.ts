// expect: block rule=iam-role-trust-requires-mfa user=r
// a user by its unique id
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: ["arn:aws:iam::123456789012:role/ok", "AIDACKCEVSQ6C2EXAMPLE"] },
    Action: "sts:AssumeRole",
  }),
});
