// expect: pass
// MFA Deny with a start date in the past (AWS's rollout pattern)
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserPolicy("mfa", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
  }),
});
