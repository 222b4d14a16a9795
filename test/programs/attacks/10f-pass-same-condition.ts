// expect: pass
// user, group and policy under one condition
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { P: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, Q: { "Fn::Not": [{ Condition: "P" }] } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Condition: "P",
        Properties: { Policies: [{ PolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object }] },
      },
      U: { Type: "AWS::IAM::User", Condition: "P", Properties: { Groups: [{ Ref: "G" }] } },
    },
  }),
});
