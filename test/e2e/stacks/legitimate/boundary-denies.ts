// A permissions boundary that every user must have, and which denies without MFA.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";

const boundary = new aws.iam.Policy("boundary", {
  policy: documentText({ ...WORK, Action: "*" }, DENY_WITHOUT_MFA),
});
const user = new aws.iam.User("alice", { name: "alice", permissionsBoundary: boundary.arn });
new aws.iam.UserPolicy("work", { user: user.name, policy: documentText(WORK) });
