// expect: block rule=iam-role-trust-narrows-web-identity user=r
// any organization of Buildkite: the audience is the same for all
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/agent.buildkite.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { "agent.buildkite.com:aud": "sts.amazonaws.com" } },
  }),
});
