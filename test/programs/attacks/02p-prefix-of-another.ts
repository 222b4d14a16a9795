// expect: block rule=iam-user-mfa-enforcement user=rogue
// an existing policy that begins like the one of the stack, whose name the provider still completes
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.iam.Policy("mfa", { namePrefix: "mfa-", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicyAttachment("a", {
  user: u.name,
  policyArn: "arn:aws:iam::123456789012:policy/mfa-20250101000000000000000001",
});
