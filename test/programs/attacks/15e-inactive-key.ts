// expect: block rule=iam-credential-needs-binding user=outsider
// an access key of a user from outside that is inactive and may be activated later
import * as aws from "@pulumi/aws";

new aws.iam.AccessKey("k", { user: "outsider", status: "Inactive" });
