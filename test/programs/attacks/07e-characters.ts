// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses characters beyond U+00FF in a document
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc(DENY, { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/\u20ac" }),
});
