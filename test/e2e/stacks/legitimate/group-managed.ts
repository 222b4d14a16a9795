// A managed policy attached to a group; a policy of AWS beside it grants the work.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";
import { team } from "../team";

const { group } = team("developers", "alice", []);
const mfa = new aws.iam.Policy("require-mfa", { policy: documentText(DENY_WITHOUT_MFA) });
new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: mfa.arn });
new aws.iam.GroupPolicyAttachment("work", {
  group: group.name,
  policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
});
