// expect: block rule=iam-user-mfa-enforcement user=rogue
// a template in an account, its user's group in another
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const a = new aws.Provider("a", {
  region: "us-east-1",
  allowedAccountIds: ["111122223333"],
  assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/Deploy" }],
});
const b = new aws.Provider("b", {
  region: "us-east-1",
  allowedAccountIds: ["444455556666"],
  assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/Deploy" }],
});
const g = new aws.iam.Group("g", { name: "admins" }, { provider: a });
new aws.iam.GroupPolicy("gp", { group: g.name, name: "mfa", policy: MFA }, { provider: a });
new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: { U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue", Groups: ["admins"] } } },
    }),
  },
  { provider: b },
);
