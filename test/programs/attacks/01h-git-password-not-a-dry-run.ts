// expect: up-block rule=iam-credential-needs-binding user=r01h-rogue
// a CodeCommit password, of a user whom only another one's membership binds, when the run is no preview
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r01h-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const v = new aws.iam.User("v", { name: "r01h-fine" });
const m = new aws.iam.UserGroupMembership("m", { user: v.name, groups: [g.name] });

if (!pulumi.runtime.isDryRun()) {
  const u = new aws.iam.User("u", { name: "r01h-rogue" });
  new aws.iam.ServiceSpecificCredential(
    "c",
    { userName: u.name, serviceName: "codecommit.amazonaws.com", status: "Inactive" },
    { dependsOn: [gp, m] },
  );
}
