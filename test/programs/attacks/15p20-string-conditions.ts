// expect: pass
// other ways to say the same: StringNotEquals, and a Deny for all who have a name
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const everyone = { StringLike: { "aws:username": "*" } };
const documents = {
  negated: doc({ ...DENY, Condition: { StringNotEquals: { "aws:MultiFactorAuthPresent": "true" } } }),
  named: doc({ ...DENY, Condition: { ...DENY.Condition, ...everyone } }),
  users: doc({ ...DENY, Condition: { ...DENY.Condition, StringEquals: { "aws:PrincipalType": "User" } } }),
  account: doc({
    ...DENY,
    Condition: { ...DENY.Condition, StringNotLike: { "aws:username": ["svc-*", "break-glass-?"] } },
  }),
};
for (const [name, policy] of Object.entries(documents)) {
  const group = new aws.iam.Group(name);
  new aws.iam.GroupPolicy(name, { group: group.name, policy });
  const user = new aws.iam.User(`user-${name}`, { name: `user-${name}` });
  new aws.iam.UserGroupMembership(name, { user: user.name, groups: [group.name] });
}
