// A template of JSON, from before the company used Pulumi, with a user in it.
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("legacy", {
  capabilities: ["CAPABILITY_NAMED_IAM"],
  templateBody: JSON.stringify({
    Resources: { Rogue: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } } },
  }),
});
