// A managed policy that enforces MFA and is attached to nothing.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA, documentText, WORK } from "../documents";
import { team } from "../team";

new aws.iam.Policy("require-mfa", { policy: documentText(DENY_WITHOUT_MFA) });
team("developers", "rogue", [WORK]);
