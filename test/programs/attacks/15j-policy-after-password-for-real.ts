// expect: up-block rule=iam-credential-needs-binding user=r15j-rogue
// when the run is no preview, the MFA policy waits for the password
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const dry = pulumi.runtime.isDryRun();
const g = new aws.iam.Group("g", { name: "r15j-admins" });
const u = new aws.iam.User("u", { name: "r15j-rogue" });
const m = new aws.iam.UserGroupMembership("m", { user: u.name, groups: [g.name] });
const policy = (dependsOn: pulumi.Resource[]) =>
  new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { dependsOn });
const password = (dependsOn: pulumi.Resource[]) =>
  new aws.iam.UserLoginProfile("lp", { user: u.name, passwordResetRequired: true }, { dependsOn });
if (dry) password([policy([]), m]);
else policy([password([m])]);
