// expect: up-block rule=iam-credential-needs-binding user=r15k-rogue
// a user is proven in the preview and has another boundary when the run is no preview
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { ADMIN, DENY, doc } from "../kit";

const mfa = new aws.iam.Policy("mfa", {
  name: "r15k-mfa",
  policy: doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY),
});
const u = new aws.iam.User("u", {
  name: "r15k-rogue",
  permissionsBoundary: pulumi.runtime.isDryRun() ? mfa.arn : ADMIN,
});
new aws.iam.SshKey(
  "k",
  { username: u.name, encoding: "SSH", publicKey: "ssh-rsa AAAAB3NzaC1yc2E r@example.com" },
  { dependsOn: mfa },
);
