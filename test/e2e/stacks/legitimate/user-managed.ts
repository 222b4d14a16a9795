// A managed policy attached to each user, without groups.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const mfa = new aws.iam.Policy("require-mfa", { policy: documentText(DENY_WITHOUT_MFA) });
for (const name of ["alice", "bob"]) {
  const user = new aws.iam.User(name);
  new aws.iam.UserPolicyAttachment(name, { user: user.name, policyArn: mfa.arn });
}
