// expect: block rule=iam-user-mfa-enforcement user=rogue config=effective-permissions
// effective permissions: the user joins a group that is known late
import * as aws from "@pulumi/aws";

const b = new aws.s3.Bucket("b");
new aws.iam.User("u", { name: "rogue" });
new aws.iam.UserGroupMembership("m", { user: "rogue", groups: [b.arn.apply(() => "admins")] });
