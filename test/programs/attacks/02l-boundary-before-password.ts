// expect: up-block rule=iam-credential-needs-binding user=r02l-rogue
// the boundary comes from the MFA boundary and is another one, and a password waits for both
import * as aws from "@pulumi/aws";

import { ADMIN, DENY, doc } from "../kit";

const b = new aws.iam.Policy("b", {
  name: "r02l-b",
  policy: doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY),
});
const u = new aws.iam.User("u", { name: "r02l-rogue", permissionsBoundary: b.arn.apply(() => ADMIN) });
new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: b });
