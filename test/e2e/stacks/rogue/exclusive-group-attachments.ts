// The list of the group's managed policies lacks the one that enforces MFA.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";
import { team } from "../team";

const { group } = team("developers", "rogue", []);
const mfa = new aws.iam.Policy("mfa", { policy: documentText(DENY_WITHOUT_MFA) });
const work = new aws.iam.Policy("work", { policy: documentText(WORK) });
new aws.iam.GroupPolicyAttachment("mfa", { group: group.name, policyArn: mfa.arn });
new aws.iam.GroupPolicyAttachmentsExclusive("only-work", { groupName: group.name, policyArns: [work.arn] });
