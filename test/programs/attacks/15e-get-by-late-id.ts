// expect: block rule=iam-user-mfa-enforcement user=rogue
// a policy that is read by an id that is known late has, in the preview, what the program says of it
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
const gp = aws.iam.GroupPolicy.get(
  "gp",
  g.arn.apply(() => "admins:mfa"),
  {
    group: "admins",
    name: "mfa",
    policy: MFA,
  },
);
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] }, { dependsOn: gp });
