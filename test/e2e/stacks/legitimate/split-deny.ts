// The Deny in two documents: an inline one for console sessions, a managed one for access keys.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";
import { team } from "../team";

const { group, user } = team("developers", "alice", [
  WORK,
  { ...DENY_WITHOUT_MFA, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
]);
const keys = new aws.iam.Policy("keys", {
  policy: documentText({
    ...DENY_WITHOUT_MFA,
    Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } },
  }),
});
new aws.iam.GroupPolicyAttachment("keys", { group: group.name, policyArn: keys.arn });
new aws.iam.UserPolicy("work", { user: user.name, policy: documentText(WORK) });
