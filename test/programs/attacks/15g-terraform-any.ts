// expect: block rule=iam-role-trust-narrows-web-identity user=r
// any organization of HCP Terraform
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/app.terraform.io" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { "app.terraform.io:sub": "organization:*:project:infra:workspace:*" } },
  }),
});
