// expect: block rule=iam-user-mfa-enforcement user=rogue
// the boundary is an attribute of a custom resource
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: {
      C: {
        Type: "Custom::Lookup",
        Properties: { ServiceToken: "arn:aws:lambda:us-east-1:123456789012:function:f" },
      },
      P: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { ManagedPolicyName: "mfa", PolicyDocument: JSON.parse(MFA) as object },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "P",
        Properties: { UserName: "rogue", PermissionsBoundary: { "Fn::GetAtt": ["C", "PolicyArn"] } },
      },
    },
  }),
});
