// expect: block rule=iam-user-mfa-enforcement user=rogue
// a PolicyAttachment names the MFA policy by a text in another case of its path
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
const mfa = new aws.iam.Policy("mfa", { name: "mfa", path: "/sec/", policy: MFA }, { provider: p });
const u = new aws.iam.User("u", { name: "rogue" }, { provider: p });
new aws.iam.UserPolicyAttachment("at", { user: u.name, policyArn: mfa.arn }, { provider: p });
new aws.iam.PolicyAttachment(
  "pa",
  { name: "pa", policyArn: "arn:aws:iam::123456789012:policy/sec/mfa", groups: ["x"] },
  { provider: p },
);
