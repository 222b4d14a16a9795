// expect: up-block rule=iam-credential-needs-binding user=r01g-rogue
// a user and its Bedrock API key made inside apply
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "r01g-admins" });
const gp = new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });

g.arn.apply(() => {
  const u = new aws.iam.User("u", { name: "r01g-rogue" });
  new aws.iam.ServiceSpecificCredential(
    "c",
    { userName: u.name, serviceName: "bedrock.amazonaws.com" },
    { dependsOn: gp },
  );
});
