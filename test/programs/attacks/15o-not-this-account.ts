// expect: block rule=iam-user-mfa-enforcement user=r15o-rogue
// the Deny of a template leaves out its own account, and the user gets a password
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

const s = new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: templateWithDeny(
      { StringNotEquals: { "aws:PrincipalAccount": { Ref: "AWS::AccountId" } } },
      { UserName: "r15o-rogue" },
      "r15o-admins",
    ),
  },
  { provider: p },
);

new aws.iam.UserLoginProfile(
  "lp",
  { user: "r15o-rogue", passwordResetRequired: true },
  { provider: p, dependsOn: s },
);
