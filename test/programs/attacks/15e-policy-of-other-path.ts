// expect: block rule=iam-user-mfa-enforcement user=rogue
// the attached policy has the name of that of the stack without its path
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.iam.Policy("mfa", { name: "mfa", path: "/security/", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicyAttachment("a", { user: u.name, policyArn: "arn:aws:iam::123456789012:policy/mfa" });
