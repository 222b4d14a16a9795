// expect: block rule=iam-role-trust-requires-mfa user=r
// everyone but one is let in
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    NotPrincipal: { AWS: "arn:aws:iam::123456789012:user/eve" },
    Action: "sts:AssumeRole",
  }),
});
