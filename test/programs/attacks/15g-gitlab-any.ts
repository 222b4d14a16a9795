// expect: block rule=iam-role-trust-narrows-web-identity user=r
// any project of gitlab.com
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "gitlab.com:aud": "https://gitlab.com" },
      StringLike: { "gitlab.com:sub": "project_path:*:ref_type:branch:ref:main" },
    },
  }),
});
