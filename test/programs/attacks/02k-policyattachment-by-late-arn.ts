// expect: up-block rule=iam-user-mfa-enforcement user=r02k-rogue
// the only holders of a policy that comes from another policy are those of the MFA policy
import * as aws from "@pulumi/aws";

import { MFA, WEAK } from "../kit";

const mfa = new aws.iam.Policy("mfa", { name: "r02k-mfa", policy: MFA });
const work = new aws.iam.Policy("work", { name: "r02k-work", policy: WEAK });
const u = new aws.iam.User("u", { name: "r02k-rogue" });
const other = new aws.iam.Group("other", { name: "r02k-other" });
const at = new aws.iam.UserPolicyAttachment("at", { user: u.name, policyArn: mfa.arn });
new aws.iam.PolicyAttachment(
  "pa",
  { name: "pa", policyArn: work.arn.apply((arn) => arn.replace("work", "mfa")), groups: [other.name] },
  { dependsOn: at },
);
