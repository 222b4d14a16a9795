// expect: up-block rule=iam-credential-needs-binding user=g02-rogue
// resources made inside apply() of a late value: the callback does not run in the preview, so the user is not there to be judged
import * as aws from "@pulumi/aws";

import { ADMIN } from "../kit";

const g = new aws.iam.Group("g", { name: "g02-admins" });
const w = new aws.iam.GroupPolicyAttachment("w", { group: g.name, policyArn: ADMIN });
g.arn.apply(() => {
  const u = new aws.iam.User("u", { name: "g02-rogue" });
  const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn: [m, w] });
});
