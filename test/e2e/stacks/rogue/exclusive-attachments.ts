// Attached, and then taken away by the resource that owns the user's attachments.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const user = new aws.iam.User("rogue", { name: "rogue" });
const policy = new aws.iam.Policy("mfa", { policy: documentText(DENY_WITHOUT_MFA) });
new aws.iam.UserPolicyAttachment("mfa", { user: user.name, policyArn: policy.arn });
new aws.iam.UserPolicyAttachmentsExclusive("none", { userName: user.name, policyArns: [] });
