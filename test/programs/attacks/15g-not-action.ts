// expect: block rule=iam-role-trust-requires-mfa user=r
// everything but tags is let in
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:root", Service: "ec2.amazonaws.com" },
    NotAction: "sts:TagSession",
  }),
});
