// expect: block rule=iam-user-mfa-enforcement user=rogue
// a package of another cloud's has an attachment by AWS's name, and ignores what AWS's would read; aws stands in for it
import * as aws from "@pulumi/aws";

import { Any, MFA } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
const policy = new aws.iam.Policy("mfa", { name: "mfa", policy: MFA });
const user = new aws.iam.User("u", { name: "rogue" });
new Any(
  "minio:index/iamUserPolicyAttachment:IamUserPolicyAttachment",
  "a",
  { userName: "other", policyName: "other", user: user.name, policyArn: policy.arn },
  { provider },
);
