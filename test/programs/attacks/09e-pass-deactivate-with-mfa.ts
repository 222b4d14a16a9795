// expect: pass
// deactivation is allowed with MFA only
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc(DENY, {
    Effect: "Allow",
    Action: "iam:DeactivateMFADevice",
    Resource: "arn:aws:iam::*:user/${aws:username}",
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  }),
});
