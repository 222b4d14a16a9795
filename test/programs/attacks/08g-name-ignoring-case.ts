// expect: block rule=iam-user-mfa-enforcement user=rogue
// the user's own name in another case is exempted
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, StringNotEqualsIgnoreCase: { "aws:username": "ROGUE" } },
  }),
});
