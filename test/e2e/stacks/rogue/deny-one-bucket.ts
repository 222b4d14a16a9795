// A Deny on the one bucket that an auditor asked about.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  { ...DENY_WITHOUT_MFA, Resource: ["arn:aws:s3:::payroll", "arn:aws:s3:::payroll/*"] },
]);
