// The list of the group's inline policies lacks the one that enforces MFA.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";
import { team } from "../team";

const { group } = team("developers", "rogue", []);
const policies = { mfa: DENY_WITHOUT_MFA, work: WORK };
for (const [name, statement] of Object.entries(policies)) {
  new aws.iam.GroupPolicy(name, { name, group: group.name, policy: documentText(statement) });
}
new aws.iam.GroupPoliciesExclusive("only-work", { groupName: group.name, policyNames: ["work"] });
