// expect: block rule=iam-user-mfa-enforcement user=rogue
// the attached policy has the name of that of the stack, and is one of AWS
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicyAttachment("a", { user: u.name, policyArn: "arn:aws:iam::aws:policy/mfa" });
