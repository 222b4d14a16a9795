// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: a policy for a user that comes from a bucket
import * as aws from "@pulumi/aws";

import { WEAK } from "../kit";

const b = new aws.s3.Bucket("b");
new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserPolicy("p", { user: b.arn.apply(() => "rogue"), policy: WEAK });
