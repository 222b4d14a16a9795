// The same users and groups in two accounts, each with a provider of its own.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("developers", "alice", [DENY_WITHOUT_MFA]);
const account = "444455556666";
const provider = new aws.Provider("second", {
  region: "us-east-1",
  allowedAccountIds: [account],
  assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/Deploy` }],
});
team("operators", "bob", [DENY_WITHOUT_MFA], { provider });
