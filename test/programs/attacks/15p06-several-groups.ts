// expect: pass
// admins in several groups by several memberships; one group enforces MFA, others grant, with versions of conditions in use
import * as aws from "@pulumi/aws";

import { doc, ENROL } from "../kit";

const everyone = new aws.iam.Group("everyone");
const mfa = new aws.iam.GroupPolicy("mfa", {
  group: everyone.name,
  policy: doc(
    {
      Sid: "KeysWithoutMfa",
      Effect: "Deny",
      NotAction: ENROL,
      Resource: "*",
      Condition: { Null: { "aws:MultiFactorAuthAge": "true" } },
    },
    {
      Sid: "OldMfa",
      Effect: "Deny",
      NotAction: ENROL,
      Resource: "*",
      Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": "43200" } },
    },
  ),
});
const grants: Record<string, string> = {
  admins: "arn:aws:iam::aws:policy/AdministratorAccess",
  billing: "arn:aws:iam::aws:policy/job-function/Billing",
  readers: "arn:aws:iam::aws:policy/ReadOnlyAccess",
};
const groups = Object.entries(grants).map(([name, policyArn]) => {
  const group = new aws.iam.Group(name);
  new aws.iam.GroupPolicyAttachment(name, { group: group.name, policyArn });
  return group;
});
for (const name of ["alice", "bob", "carol"]) {
  const user = new aws.iam.User(name, { name });
  const first = new aws.iam.UserGroupMembership(`${name}-everyone`, {
    user: user.name,
    groups: [everyone.name],
  });
  new aws.iam.UserGroupMembership(`${name}-more`, {
    user: user.name,
    groups: groups.map((it) => it.name),
  });
  new aws.iam.UserLoginProfile(
    name,
    { user: user.name, passwordResetRequired: true },
    { dependsOn: [mfa, first] },
  );
}
