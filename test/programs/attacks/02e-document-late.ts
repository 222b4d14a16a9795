// expect: block rule=iam-user-mfa-enforcement user=rogue
// the MFA document itself is unknown and turns out to be weak
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const k = new aws.iam.Group("k", { name: "k" });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: u.name, policy: k.arn.apply(() => WEAK) });
