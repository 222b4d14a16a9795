// expect: block rule=iam-role-trust-narrows-web-identity user=r
// GitHub OIDC without a condition on sub: any repository of the world
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  managedPolicyArns: [ADMIN],
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: {
          Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        },
        Action: "sts:AssumeRoleWithWebIdentity",
      },
    ],
  }),
});
