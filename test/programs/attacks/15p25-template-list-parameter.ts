// expect: pass
// groups as a list in a parameter of a template
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  // Without them, a preview shows them as unknown: the provider computes what is left out.
  parameters: { Names: "people" },
  templateBody: JSON.stringify({
    Parameters: { Names: { Type: "CommaDelimitedList", Default: "people" } },
    Resources: {
      G: { Type: "AWS::IAM::Group", Properties: { GroupName: "people" } },
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
        Properties: { UserName: "alice", Groups: { Ref: "Names" } },
      },
    },
  }),
});
