// expect: block rule=iam-user-mfa-enforcement user=rogue
// Cloud Control creates a stack that creates a user
import * as aws from "@pulumi/aws";

new aws.cloudcontrol.Resource("u", {
  typeName: "AWS::CloudFormation::Stack",
  desiredState: JSON.stringify({
    StackName: "s",
    Capabilities: ["CAPABILITY_NAMED_IAM"],
    TemplateBody: JSON.stringify({
      Resources: { U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } } },
    }),
  }),
});
