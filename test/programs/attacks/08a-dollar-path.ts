// expect: block rule=iam-user-mfa-enforcement user=rogue
// a path with a dollar sign is exempted by a string operator
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue", path: "/$x/" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/$x/*" } },
  }),
});
