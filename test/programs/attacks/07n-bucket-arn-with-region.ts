// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses an ARN of a bucket with a region, and with it the whole policy
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  name: "mfa",
  policy: doc(DENY, { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:us-east-1::logs/*" }),
});
