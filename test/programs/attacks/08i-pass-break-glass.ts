// expect: pass
// a break-glass user by its exact name and path is exempted, and this is another user
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    ...DENY,
    Condition: {
      ...DENY.Condition,
      ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:user/break-glass" },
    },
  }),
});
