// All of IAM left open, "so that they can enrol".
import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
team("developers", "rogue", [{ ...DENY_WITHOUT_MFA, NotAction: ["iam:*", "sts:GetSessionToken"] }]);
