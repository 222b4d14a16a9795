// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny leaves out users of a path with a colon
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({
    Effect: "Deny",
    NotAction: ENROL,
    NotResource: "arn:aws:iam::*:user/a:b/*",
    Condition: DENY.Condition,
  }),
});
