// expect: block rule=iam-user-mfa-enforcement user=rogue
// the attached policy is in account 000000000000, which nobody has
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicyAttachment("a", { user: u.name, policyArn: "arn:aws:iam::000000000000:policy/mfa" });
