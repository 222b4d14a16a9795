// expect: block rule=iam-user-mfa-enforcement user=rogue
// a stack by the bridged awscc provider; the sandbox's aws plugin stands in for the package
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any(
  "awscc:index/cloudformationStack:CloudformationStack",
  "s",
  {
    stackName: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: { U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } } },
    }),
  },
  { provider },
);
