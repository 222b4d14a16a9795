// expect: block rule=iam-user-mfa-enforcement user=ci-x config=exempt-ci
// config exempts ci-*; the user is called admin-<random> in AWS, but ci-x in Pulumi, and its name is not known in the preview
import * as aws from "@pulumi/aws";

const t = new aws.sns.Topic("t", { name: "t", kmsMasterKeyId: "alias/aws/sns" });
new aws.iam.User("ci-x", { name: t.arn.apply(() => "super-admin") });
