// expect: block rule=iam-user-mfa-enforcement user=rogue
// aws and aws-native providers pinned to DIFFERENT accounts are taken for one account
import * as aws from "@pulumi/aws";

import { Any, AnyProvider, MFA } from "../kit";

const awsA = new aws.Provider("a", {
  region: "eu-west-1",
  allowedAccountIds: ["111122223333"],
  assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/Deploy" }],
});
const g = new aws.iam.Group("g", { name: "admins" }, { provider: awsA });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: awsA });
const nativeB = new AnyProvider(
  "aws-native",
  "b",
  {
    region: "eu-west-1",
    allowedAccountIds: ["444455556666"],
    assumeRole: { roleArn: "arn:aws:iam::444455556666:role/Deploy" },
  },
  { version: "1.0.0" },
);
new Any(
  "aws-native:iam:User",
  "u",
  { userName: "rogue", groups: ["admins"] },
  { provider: nativeB, version: "1.0.0" },
);
