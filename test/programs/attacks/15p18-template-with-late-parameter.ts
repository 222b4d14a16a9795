// expect: pass
// a template with the name of its stack in names and a parameter that is known late in what the group may do
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

const logs = new aws.s3.Bucket("logs");
new aws.cloudformation.Stack("people", {
  name: "people",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  parameters: { Logs: logs.arn },
  templateBody: JSON.stringify({
    Parameters: { Logs: { Type: "String" } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: { "Fn::Sub": "${AWS::StackName}-people" },
          Policies: [
            { PolicyName: { "Fn::Sub": "${AWS::StackName}-mfa" }, PolicyDocument: JSON.parse(MFA) as object },
            {
              PolicyName: "logs",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  { Effect: "Allow", Action: "s3:GetObject", Resource: { "Fn::Sub": "${Logs}/*" } },
                ],
              },
            },
          ],
        },
      },
      U: { Type: "AWS::IAM::User", Properties: { UserName: "alice", Groups: [{ Ref: "G" }] } },
    },
  }),
});
