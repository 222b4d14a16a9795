// expect: pass
// the Deny is for the account that the template is deployed to
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: templateWithDeny(
      { StringEquals: { "aws:PrincipalAccount": { Ref: "AWS::AccountId" } } },
      { UserName: "alice" },
    ),
  },
  { provider: p },
);
