// expect: block rule=iam-user-mfa-enforcement user=rogue
// the star of a string operator spans colons and the whole ARN
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, StringNotLike: { "aws:PrincipalArn": "arn:*/rogue" } },
  }),
});
