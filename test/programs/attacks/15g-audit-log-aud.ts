// expect: block rule=iam-role-trust-narrows-web-identity user=r
// GitHub's audit log of any enterprise
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: {
      Federated: "arn:aws:iam::123456789012:oidc-provider/oidc-configuration.audit-log.githubusercontent.com",
    },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "oidc-configuration.audit-log.githubusercontent.com:aud": "sts.amazonaws.com" },
    },
  }),
});
