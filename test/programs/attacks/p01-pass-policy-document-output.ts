// expect: pass
// the document by aws.iam.getPolicyDocumentOutput, as a managed policy of a group
import * as aws from "@pulumi/aws";

import { ENROL } from "../kit";

const document = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      sid: "DenyWithoutMfa",
      effect: "Deny",
      notActions: ENROL,
      resources: ["*"],
      conditions: [{ test: "BoolIfExists", variable: "aws:MultiFactorAuthPresent", values: ["false"] }],
    },
  ],
});
const policy = new aws.iam.Policy("mfa", { policy: document.json });
const group = new aws.iam.Group("admins");
const attached = new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: policy.arn });
for (const name of ["alice", "bob", "carol"]) {
  const user = new aws.iam.User(name, { name, path: "/people/" });
  const member = new aws.iam.UserGroupMembership(name, { user: user.name, groups: [group.name] });
  new aws.iam.UserLoginProfile(
    name,
    { user: user.name, passwordResetRequired: true },
    { dependsOn: [attached, member], ignoreChanges: ["passwordResetRequired"] },
  );
}
