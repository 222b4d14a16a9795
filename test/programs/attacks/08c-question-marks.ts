// expect: block rule=iam-user-mfa-enforcement user=rogue
// question marks stand for the characters of the user's name
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/r????" } },
  }),
});
