// The managed policy is attached, but to the group next door.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";
import { team } from "../team";

const policy = new aws.iam.Policy("require-mfa", { policy: documentText(DENY_WITHOUT_MFA) });
const { group } = team("admins", "fine", []);
new aws.iam.GroupPolicyAttachment("admins-mfa", { group: group.name, policyArn: policy.arn });
team("developers", "rogue", [WORK]);
