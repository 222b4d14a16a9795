// A key for a user that was made elsewhere, and of whom nothing is known here.
import * as aws from "@pulumi/aws";

new aws.iam.AccessKey("deploy", { user: "rogue" });
