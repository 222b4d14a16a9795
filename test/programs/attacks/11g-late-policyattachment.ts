// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a PolicyAttachment of a policy that is known late: it may be the trusted group's
import * as aws from "@pulumi/aws";

const b = new aws.s3.Bucket("b");
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.PolicyAttachment("pa", {
  name: "pa",
  policyArn: b.arn.apply(() => "arn:aws:iam::123456789012:policy/landing-zone-mfa"),
  groups: ["other"],
});
