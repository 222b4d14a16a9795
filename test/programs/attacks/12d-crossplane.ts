// expect: block rule=iam-user-mfa-enforcement user=u
// a controller in Kubernetes creates the user; the sandbox's aws plugin stands in for the package
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any("kubernetes:iam.aws.upbound.io/v1beta1:User", "u", { metadata: { name: "rogue" } }, { provider });
