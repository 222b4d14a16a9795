// expect: block rule=iam-user-mfa-enforcement user=s
// a product of Service Catalog inside a template
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
        Properties: { ProductName: "iam-user", ProvisioningArtifactName: "v1" },
      },
    },
  }),
});
