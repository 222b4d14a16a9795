// expect: block rule=iam-role-trust-requires-mfa user=r
// everyone of the organization
import * as aws from "@pulumi/aws";

import { doc } from "../kit";

new aws.iam.Role("r", {
  name: "r",
  assumeRolePolicy: doc({
    Effect: "Allow",
    Principal: "*",
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
  }),
});
