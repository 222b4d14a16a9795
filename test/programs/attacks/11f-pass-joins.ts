// expect: pass config=trust-landing-zone
// a user joins the trusted group, which gets one more attachment
import * as aws from "@pulumi/aws";

const u = new aws.iam.User("u", { name: "alice" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
new aws.iam.GroupPolicyAttachment("at", {
  group: "landing-zone-admins",
  policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
});
