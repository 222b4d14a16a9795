// expect: block rule=iam-role-trust-narrows-web-identity user=r
// any team of Vercel
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.vercel.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { "oidc.vercel.com:aud": "https://vercel.com/*" } },
  }),
});
