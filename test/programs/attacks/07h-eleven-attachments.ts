// expect: block rule=iam-user-mfa-enforcement user=rogue
// eleven policies attached to the user
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicyAttachment("at", { user: u.name, policyArn: mfa.arn });
for (const n of ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"])
  new aws.iam.UserPolicyAttachment(n, { user: u.name, policyArn: `arn:aws:iam::123456789012:policy/${n}` });
