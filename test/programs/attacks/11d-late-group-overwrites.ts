// expect: block rule=iam-user-mfa-enforcement user=rogue config=trust-landing-zone
// a policy for a group that is known late may overwrite what the trusted group has
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: ["landing-zone-admins"] });
const b = new aws.s3.Bucket("b");
new aws.iam.GroupPolicy("weak", {
  group: b.arn.apply(() => "landing-zone-admins"),
  name: "mfa",
  policy: WEAK,
});
