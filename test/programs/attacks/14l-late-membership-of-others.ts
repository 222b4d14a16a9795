// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: a bridged administrator policy for a user that is known late
import * as aws from "@pulumi/aws";

import { ADMIN, Any } from "../kit";

const b = new aws.s3.Bucket("b");
new aws.iam.User("u", { name: "rogue" });
new Any("aws:index/iamUserPolicyAttachment:IamUserPolicyAttachment", "a", {
  user: b.arn.apply(() => "rogue"),
  policyArn: ADMIN,
});
