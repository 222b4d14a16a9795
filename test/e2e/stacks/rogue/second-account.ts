// Two accounts with a group of the same name; the user's own account has the group without MFA, made elsewhere.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
const account = "444455556666";
const provider = new aws.Provider("second", {
  region: "us-east-1",
  allowedAccountIds: [account],
  assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/Deploy` }],
});
const user = new aws.iam.User("rogue", { name: "rogue" }, { provider });
new aws.iam.UserGroupMembership("rogue", { user: user.name, groups: ["admins"] }, { provider });
