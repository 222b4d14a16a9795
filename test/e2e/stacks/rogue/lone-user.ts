// A user beside whatever else there is, as a tutorial makes it.
import * as aws from "@pulumi/aws";

new aws.iam.User("rogue", { name: "rogue" });
