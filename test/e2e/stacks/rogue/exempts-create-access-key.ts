// Self-service for access keys in NotAction: with Resource "*" it is open for every user's keys.
import { DENY_WITHOUT_MFA, ENROLMENT } from "../documents";
import { team } from "../team";

team("developers", "rogue", [{ ...DENY_WITHOUT_MFA, NotAction: [...ENROLMENT, "iam:CreateAccessKey"] }]);
