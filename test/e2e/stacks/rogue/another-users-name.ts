// A Deny that names one user, given to a whole group.
import { DENY_WITHOUT_MFA, WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  { ...DENY_WITHOUT_MFA, Condition: { ...WITHOUT_MFA, StringEquals: { "aws:username": "fine" } } },
]);
