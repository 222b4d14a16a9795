// expect: block rule=iam-user-mfa-enforcement user=rogue
// a bridged exclusive list that is known late leaves the policy out
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const b = new aws.s3.Bucket("b");
const u = new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: u.name, name: "mfa", policy: MFA });
new Any(
  "terraform-aws:index/iamUserPoliciesExclusive:IamUserPoliciesExclusive",
  "x",
  {
    userName: b.arn.apply(() => "rogue"),
    policyNames: ["other"],
  },
  { provider: new aws.Provider("q", { region: "us-east-1" }) },
);
