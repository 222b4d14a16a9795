// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses the document (partition foo), after the user exists
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserPolicy("mfa", {
  user: u.name,
  policy: doc(DENY, { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:foo:s3:::bucket/*" }),
});
