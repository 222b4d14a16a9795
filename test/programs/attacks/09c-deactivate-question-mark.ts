// expect: block rule=iam-user-mfa-enforcement user=rogue
// question marks that cover DeactivateMFADevice
import * as aws from "@pulumi/aws";

import { DENY, doc, ENROL } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc({ ...DENY, NotAction: [...ENROL, "iam:????????teMFADevice"] }),
});
