// expect: block rule=iam-user-mfa-enforcement user=rogue
// IAM refuses two statements of one Sid
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: u.name, policy: doc(DENY, { ...DENY, Effect: "Allow", Condition: {} }) });
