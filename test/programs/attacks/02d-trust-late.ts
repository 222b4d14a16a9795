// expect: up-block rule=iam-role-trust-requires-mfa user=r02d-role
// a trust policy that comes from a role's ARN and opens the account to everyone
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

const a = new aws.iam.Group("a", { name: "r02d-a" });
new aws.iam.Role("r", {
  name: "r02d-role",
  assumeRolePolicy: a.arn.apply(() =>
    doc({ Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" }),
  ),
});
