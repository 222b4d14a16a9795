// A condition key that does not exist: the Deny never fires.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  { ...DENY_WITHOUT_MFA, Condition: { StringEquals: { "aws:MultiFactorAuthentication": "false" } } },
]);
