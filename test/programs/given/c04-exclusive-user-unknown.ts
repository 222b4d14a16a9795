// expect: block rule=iam-user-mfa-enforcement user=rogue
// exclusive attachments whose userName is known late (two candidates) detach the MFA policy
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const a = new aws.iam.User("a", { name: "rogue" });
const b = new aws.iam.User("b", { name: "fine" });
const at = [a, b].map(
  (u, i) => new aws.iam.UserPolicyAttachment(`at${i}`, { user: u.name, policyArn: mfa.arn }),
);
new aws.iam.UserPolicyAttachmentsExclusive(
  "x",
  { userName: pulumi.all([a.arn, b.arn]).apply(([x]) => x.split("/").at(-1) ?? ""), policyArns: [] },
  { dependsOn: at },
);
