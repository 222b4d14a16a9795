// Two users in two groups each; one group enforces MFA and the other grants the work.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";

const groups = Object.entries({ "require-mfa": DENY_WITHOUT_MFA, developers: WORK }).map(
  ([name, statement]) => {
    const group = new aws.iam.Group(name, { name, path: "/teams/" });
    new aws.iam.GroupPolicy(name, { group: group.name, policy: documentText(statement) });
    return group.name;
  },
);
for (const name of ["alice", "bob"]) {
  const user = new aws.iam.User(name, { name, path: "/people/" });
  new aws.iam.UserGroupMembership(name, { user: user.name, groups });
}
