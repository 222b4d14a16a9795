// expect: block rule=iam-user-mfa-enforcement user=u
// a user of a Terraform module; the sandbox's aws plugin stands in for the package
import * as aws from "@pulumi/aws";

import { Any } from "../kit";

const provider = new aws.Provider("p", { region: "us-east-1" });
new Any("users:tf:aws_iam_user", "u", { name: "rogue" }, { provider });
