// A password for a user that was made elsewhere, and of whom nothing is known here.
import * as aws from "@pulumi/aws";

import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
new aws.iam.UserLoginProfile("console", { user: "rogue", passwordResetRequired: true });
