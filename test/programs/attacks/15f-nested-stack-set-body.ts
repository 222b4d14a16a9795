// expect: block rule=iam-user-mfa-enforcement user=s
// a stack set inside a template, whose template has a user
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Resources: {
      Set: {
        Type: "AWS::CloudFormation::StackSet",
        Properties: {
          StackSetName: "users",
          PermissionModel: "SELF_MANAGED",
          Capabilities: ["CAPABILITY_NAMED_IAM"],
          TemplateBody: JSON.stringify({
            Resources: { U: { Type: "AWS::IAM::User", Properties: { UserName: "rogue" } } },
          }),
          StackInstancesGroup: [
            { DeploymentTargets: { Accounts: ["123456789012"] }, Regions: ["us-east-1"] },
          ],
        },
      },
    },
  }),
});
