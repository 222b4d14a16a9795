// expect: pass
// a template attaches its own policy, and that of the program, by ARNs with the id of the account
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
const policy = new aws.iam.Policy("mfa", { name: "require-mfa", policy: MFA }, { provider });

new aws.cloudformation.Stack(
  "s",
  {
    name: "s",
    capabilities: ["CAPABILITY_NAMED_IAM"],
    templateBody: JSON.stringify({
      Resources: {
        P: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: { ManagedPolicyName: "own-mfa", PolicyDocument: JSON.parse(MFA) as object },
        },
        A: {
          Type: "AWS::IAM::User",
          Properties: {
            UserName: "alice",
            ManagedPolicyArns: [
              { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/require-mfa" },
            ],
          },
        },
        B: {
          Type: "AWS::IAM::User",
          DependsOn: "P",
          Properties: {
            UserName: "bob",
            ManagedPolicyArns: [
              { "Fn::Join": ["", ["arn:aws:iam::", { Ref: "AWS::AccountId" }, ":policy/own-mfa"]] },
            ],
          },
        },
      },
    }),
  },
  { provider, dependsOn: policy },
);
