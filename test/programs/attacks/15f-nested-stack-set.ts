// expect: block rule=iam-user-mfa-enforcement user=s
// a stack set inside a template, whose template is elsewhere
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
          TemplateURL: "https://example-templates.s3.amazonaws.com/users.json",
          StackInstancesGroup: [
            { DeploymentTargets: { Accounts: ["123456789012"] }, Regions: ["us-east-1"] },
          ],
        },
      },
    },
  }),
});
