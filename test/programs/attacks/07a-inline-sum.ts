// expect: block rule=iam-user-mfa-enforcement user=rogue
// two inline policies of the user that are too long together
import * as aws from "@pulumi/aws";

import { doc, MFA } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: u.name, policy: MFA });
new aws.iam.UserPolicy("p2", {
  user: u.name,
  policy: doc({
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: Array.from({ length: 50 }, (_, i) => `arn:aws:s3:::some-rather-long-bucket-${i}`),
  }),
});
