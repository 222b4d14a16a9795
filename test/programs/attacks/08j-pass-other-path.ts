// expect: pass
// users of a path are exempted, and this user has another path
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "alice", path: "/people/" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: { ...DENY.Condition, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/robots/*" } },
  }),
});
