// No inline policies on users, says a clean-up: the one that enforces MFA goes with the rest.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText } from "../documents";

const user = new aws.iam.User("rogue", { name: "rogue" });
new aws.iam.UserPolicy("mfa", { name: "mfa", user: user.name, policy: documentText(DENY_WITHOUT_MFA) });
new aws.iam.UserPoliciesExclusive("none", { userName: user.name, policyNames: [] });
