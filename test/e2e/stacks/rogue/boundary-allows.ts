// A permissions boundary as wide as the work; it limits, but asks for no MFA.
import * as aws from "@pulumi/aws";

import { documentText, WORK } from "../documents";

const boundary = new aws.iam.Policy("boundary", { policy: documentText(WORK) });
new aws.iam.User("rogue", { name: "rogue", permissionsBoundary: boundary.arn });
