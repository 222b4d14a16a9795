// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a PolicyAttachment takes a policy from outside off all others, the trusted group among them
import * as aws from "@pulumi/aws";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.PolicyAttachment("pa", {
  name: "pa",
  policyArn: "arn:aws:iam::123456789012:policy/landing-zone-mfa",
  groups: ["other"],
});
