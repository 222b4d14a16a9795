// expect: block rule=iam-user-mfa-enforcement user=rogue
// the attached policy has the name of that of the stack, and is in another account
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
new aws.iam.Policy("mfa", { name: "mfa", policy: MFA }, { provider: p });
const u = new aws.iam.User("u", { name: "rogue" }, { provider: p });
new aws.iam.UserPolicyAttachment(
  "a",
  { user: u.name, policyArn: "arn:aws:iam::999999999999:policy/mfa" },
  { provider: p },
);
