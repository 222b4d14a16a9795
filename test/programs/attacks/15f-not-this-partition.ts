// expect: block rule=iam-user-mfa-enforcement user=rogue
// the Deny leaves out users of the partition that the template is deployed to
import * as aws from "@pulumi/aws";

import { templateWithDeny } from "../kit";

const p = new aws.Provider("p", { region: "us-gov-west-1", allowedAccountIds: ["123456789012"] });

new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: templateWithDeny(
      { ArnNotLike: { "aws:PrincipalArn": { "Fn::Sub": "arn:${AWS::Partition}:iam::*:user/*" } } },
      { UserName: "rogue" },
    ),
  },
  { provider: p },
);
