// expect: pass
// a template whose names come from a list, with a mapping for the path
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  parameters: { Names: "people,readers" },
  templateBody: JSON.stringify({
    Parameters: { Names: { Type: "CommaDelimitedList" }, Suffix: { Type: "String", Default: "x" } },
    Mappings: { Paths: { us: { people: "/people/" } } },
    Resources: {
      G: {
        Type: "AWS::IAM::Group",
        Properties: {
          GroupName: { "Fn::Select": [0, { Ref: "Names" }] },
          Path: { "Fn::FindInMap": ["Paths", "us", "people"] },
        },
      },
      P: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
          ManagedPolicyName: "mfa",
          Groups: [{ Ref: "G" }],
          PolicyDocument: JSON.parse(MFA) as object,
        },
      },
      U: {
        Type: "AWS::IAM::User",
        DependsOn: "P",
        Properties: {
          UserName: { "Fn::Join": ["-", ["alice", { Ref: "Suffix" }]] },
          Groups: [{ Ref: "G" }],
          LoginProfile: {
            Password: "{{resolve:secretsmanager:alice:SecretString:password}}",
            PasswordResetRequired: true,
          },
        },
      },
    },
  }),
});
