// expect: block rule=iam-user-mfa-enforcement user=rogue
// DeactivateMFADevice on the own user stays open: a stolen access key takes the device off, enrols its own, and gets an MFA session
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const OWN = "arn:aws:iam::*:user/${aws:username}";
const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserPolicy("mfa", {
  user: u.name,
  policy: doc(
    { ...DENY, NotAction: [...ENROL, "iam:DeactivateMFADevice"] },
    {
      Sid: "OwnOnly",
      Effect: "Deny",
      Action: "iam:DeactivateMFADevice",
      NotResource: OWN,
      Condition: DENY.Condition,
    },
    { Effect: "Allow", Action: ["s3:*", "iam:*"], Resource: "*" },
  ),
});
