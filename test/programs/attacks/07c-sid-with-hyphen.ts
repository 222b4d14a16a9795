// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses a Sid that is not letters and digits
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: u.name, policy: doc({ ...DENY, Sid: "Deny-Without-MFA" }) });
