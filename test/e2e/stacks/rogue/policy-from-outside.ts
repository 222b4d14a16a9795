// The ARN of a policy that a central team keeps.
import * as aws from "@pulumi/aws";

const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserPolicyAttachment("mfa", {
  user: user.name,
  policyArn: "arn:aws:iam::123456789012:policy/RequireMfa",
});
