// expect: block rule=iam-user-mfa-enforcement user=rogue
// two Denys that together leave it open on the own device and user
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc(
    { ...DENY, NotAction: [...ENROL, "iam:DeactivateMFADevice"] },
    {
      Effect: "Deny",
      Action: "iam:Deactivate*",
      NotResource: ["arn:aws:iam::*:user/*", "arn:aws:iam::*:mfa/*"],
      Condition: DENY.Condition,
    },
  ),
});
