// expect: block rule=iam-user-mfa-enforcement user=ci-evil config=exempt-ci
// the Pulumi name of a Kubernetes resource is exempted, not the user that it creates; aws stands in
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any(
  "kubernetes:iam.services.k8s.aws/v1alpha1:User",
  "ci-evil",
  { spec: { name: "rogue" } },
  { provider },
);
