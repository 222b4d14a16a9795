// expect: pass
// the Deny is for the users of the account that the template is deployed to
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

const p = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });

new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: templateWithDeny(
      {
        ArnLike: { "aws:PrincipalArn": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:user/*" } },
      },
      { UserName: "alice" },
    ),
  },
  { provider: p },
);
