// expect: up-block rule=iam-user-mfa-enforcement user=rogue
// permissions boundary is an apply over the MFA policy's arn
import * as aws from "@pulumi/aws";

import { ADMIN, DENY, doc } from "../kit";

const b = new aws.iam.Policy("b", {
  name: "b",
  policy: doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY),
});
new aws.iam.User("rogue", { name: "rogue", permissionsBoundary: b.arn.apply(() => ADMIN) });
