// expect: block rule=iam-user-mfa-enforcement user=rogue
// user and policy are under opposite conditions
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { P: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, Q: { "Fn::Not": [{ Condition: "P" }] } },
    Resources: {
      M: {
        Type: "AWS::IAM::Policy",
        Condition: "P",
        Properties: { PolicyName: "mfa", Users: ["rogue"], PolicyDocument: JSON.parse(MFA) as object },
      },
      U: { Type: "AWS::IAM::User", Condition: "Q", Properties: { UserName: "rogue" } },
    },
  }),
});
