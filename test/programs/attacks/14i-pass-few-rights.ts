// expect: pass config=effective-permissions
// effective permissions: the user may do nothing
import * as aws from "@pulumi/aws";

new aws.iam.User("u", { name: "alice" });
