// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny ends at a date
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, DateLessThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } },
  }),
});
