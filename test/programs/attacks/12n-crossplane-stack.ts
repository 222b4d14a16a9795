// expect: block rule=iam-user-mfa-enforcement user=s
// a controller in Kubernetes creates a CloudFormation stack; the sandbox's aws plugin stands in for kubernetes
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any(
  "kubernetes:cloudformation.aws.upbound.io/v1beta1:Stack",
  "s",
  { metadata: { name: "s" }, spec: { forProvider: { capabilities: ["CAPABILITY_NAMED_IAM"] } } },
  { provider },
);
