// expect: pass config=exempt-ci
// the exempted user by its own name
import * as aws from "@pulumi/aws";

new aws.iam.User("u", { name: "ci-build" });
