// expect: pass config=trust-landing-zone
// a PolicyAttachment of a policy from outside lists the trusted group too
import * as aws from "@pulumi/aws";

const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.PolicyAttachment("pa", {
  name: "pa",
  policyArn: "arn:aws:iam::123456789012:policy/landing-zone-mfa",
  groups: ["other", "landing-zone-admins"],
});
