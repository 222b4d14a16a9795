// expect: block rule=iam-user-mfa-enforcement user=rogue
// the boundary is named by its ARN, and the template creates it under a condition only
import * as aws from "@pulumi/aws";

import { DENY, doc } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Conditions: { P: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, Q: { "Fn::Not": [{ Condition: "P" }] } },
    Resources: {
      B: {
        Type: "AWS::IAM::ManagedPolicy",
        Condition: "P",
        Properties: {
          ManagedPolicyName: "b",
          PolicyDocument: JSON.parse(doc({ Effect: "Allow", Action: "*", Resource: "*" }, DENY)) as object,
        },
      },
      U: {
        Type: "AWS::IAM::User",
        Properties: {
          UserName: "rogue",
          PermissionsBoundary: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/b" },
          LoginProfile: { Password: "Abc123!xyz-LongEnough", PasswordResetRequired: true },
        },
      },
    },
  }),
});
