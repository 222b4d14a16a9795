// expect: block rule=iam-role-trust-narrows-web-identity user=r
// the owner is what the variable comes to, or else anyone
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringLike: {
        "token.actions.githubusercontent.com:sub":
          "repo:${token.actions.githubusercontent.com:repository_owner, '*'}/app:*",
      },
    },
  }),
});
