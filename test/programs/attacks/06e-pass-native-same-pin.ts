// expect: pass
// aws and aws-native pinned to one account
import * as aws from "@pulumi/aws";

import { Any, AnyProvider, MFA } from "../kit";

const a = new aws.Provider("a", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
const g = new aws.iam.Group("g", { name: "admins" }, { provider: a });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: a });
const p = new AnyProvider(
  "aws-native",
  "p",
  { region: "us-east-1", allowedAccountIds: ["123456789012"] },
  { version: "1.0.0" },
);
new Any(
  "aws-native:iam:User",
  "u",
  { userName: "alice", groups: ["admins"] },
  { provider: p, version: "1.0.0" },
);
