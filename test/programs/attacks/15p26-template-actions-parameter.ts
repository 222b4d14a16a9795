// expect: pass
// a mapping chooses the group by the stage
import * as aws from "@pulumi/aws";

import { MFA } from "../kit";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM"],
  // Without them, a preview shows them as unknown: the provider computes what is left out.
  parameters: { Stage: "dev" },
  templateBody: JSON.stringify({
    Parameters: { Stage: { Type: "String", Default: "dev" } },
    Mappings: { Groups: { dev: { name: "people-dev" }, prod: { name: "people-prod" } } },
    Resources: {
      G: { Type: "AWS::IAM::Group", Properties: { GroupName: "people-dev" } },
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
          UserName: "alice",
          Groups: [{ "Fn::FindInMap": ["Groups", { Ref: "Stage" }, "name"] }],
        },
      },
    },
  }),
});
