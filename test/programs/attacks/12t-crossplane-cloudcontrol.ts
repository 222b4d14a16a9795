// expect: block rule=iam-user-mfa-enforcement user=r
// a controller in Kubernetes creates a user by Cloud Control; the sandbox's aws plugin stands in for kubernetes
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any(
  "kubernetes:cloudcontrol.aws.upbound.io/v1beta1:Resource",
  "r",
  {
    metadata: { name: "r" },
    spec: {
      forProvider: { typeName: "AWS::IAM::User", desiredState: JSON.stringify({ UserName: "rogue" }) },
    },
  },
  { provider },
);
