// expect: pass
// two teams whose groups are named by their ids, which a preview does not know, each with a policy and members of its own
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

for (const team of ["red", "blue"]) {
  const g = new aws.iam.Group(team, { name: team });
  const work = { Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::${team}/*` };
  const gp = new aws.iam.GroupPolicy(team, { group: g.id, name: "access", policy: doc(work, DENY) });
  const u = new aws.iam.User(team, { name: `${team}-lead` });
  const m = new aws.iam.GroupMembership(team, { name: team, group: g.id, users: [u.name] });
  new aws.iam.UserLoginProfile(
    team,
    { user: u.name, passwordResetRequired: true },
    { dependsOn: [gp, m, u] },
  );
}
