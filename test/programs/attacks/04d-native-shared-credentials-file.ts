// expect: block rule=iam-user-mfa-enforcement user=rogue
// aws-native reads another credentials file, which is another account
import * as aws from "@pulumi/aws";

import { Any, AnyProvider, MFA } from "../kit";

const g = new aws.iam.Group("g", { name: "admins" });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA });
const p = new AnyProvider(
  "aws-native",
  "p",
  { region: "us-east-1", sharedCredentialsFile: "/etc/other/credentials" },
  { version: "1.0.0" },
);
new Any(
  "aws-native:iam:User",
  "u",
  { userName: "rogue", groups: ["admins"] },
  { provider: p, version: "1.0.0" },
);
