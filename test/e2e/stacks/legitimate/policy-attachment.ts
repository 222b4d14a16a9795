// One resource that attaches a policy to all users, by name.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const users = ["alice", "bob"].map((name) => new aws.iam.User(name, { name }));
const mfa = new aws.iam.Policy("require-mfa", { policy: documentText(DENY_WITHOUT_MFA) });
new aws.iam.PolicyAttachment("require-mfa", {
  policyArn: mfa.arn,
  users: users.map((user) => user.name),
});
