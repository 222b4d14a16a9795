// expect: up-block rule=iam-credential-needs-binding user=r01a-rogue
// the user and its access key exist only when the run is no preview
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

if (!pulumi.runtime.isDryRun()) {
  const u = new aws.iam.User("u", { name: "r01a-rogue" });
  new aws.iam.AccessKey("k", { user: u.name });
}
