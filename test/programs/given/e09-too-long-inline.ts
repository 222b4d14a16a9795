// expect: block rule=iam-user-mfa-enforcement user=rogue
// inline user policy of 9 kB: IAM's limit is 2,048 characters, so it is refused and the user stays unbound
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("rogue", { name: "rogue" });
const long = Array.from({ length: 220 }, (_, i) => `arn:aws:s3:::some-rather-long-bucket-${i}`);
new aws.iam.UserPolicy("mfa", {
  user: u.name,
  policy: doc(DENY, { Effect: "Allow", Action: "s3:GetObject", Resource: long }),
});
