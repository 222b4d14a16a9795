// expect: block rule=iam-user-mfa-enforcement user=rogue
// the same with ':' in the path
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("rogue", { name: "rogue", path: "/ops:oncall/" });
new aws.iam.UserPolicy("mfa", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/ops:oncall/*" } },
  }),
});
