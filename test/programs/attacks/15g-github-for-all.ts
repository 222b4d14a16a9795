// expect: block rule=iam-role-trust-narrows-web-identity user=r
// ForAllValues holds for a token without the claim
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    Action: "sts:*",
    Condition: {
      "ForAllValues:StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/app:*" },
    },
  }),
});
