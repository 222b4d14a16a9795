// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses an IAM ARN with a region
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", {
  user: u.name,
  policy: doc(DENY, {
    Effect: "Allow",
    Action: "iam:GetUser",
    Resource: "arn:aws:iam:us-east-1:123456789012:user/x",
  }),
});
