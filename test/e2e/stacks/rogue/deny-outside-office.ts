// MFA only when not in the office: from there, nothing is denied.
import { DENY_WITHOUT_MFA, WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  {
    ...DENY_WITHOUT_MFA,
    Condition: { ...WITHOUT_MFA, NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  },
]);
