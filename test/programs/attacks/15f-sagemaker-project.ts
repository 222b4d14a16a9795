// expect: block rule=iam-user-mfa-enforcement user=s
// a SageMaker project provisions a product of Service Catalog at once
import * as aws from "@pulumi/aws";

new aws.cloudformation.Stack("s", {
  name: "s",
  capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
  templateBody: JSON.stringify({
    Resources: {
      P: {
        Type: "AWS::SageMaker::Project",
        Properties: {
          ProjectName: "users",
          ServiceCatalogProvisioningDetails: { ProductId: "prod-abcdefghijklm" },
        },
      },
    },
  }),
});
