// "MFA not older than an hour", without IfExists: a session without MFA has no age, so the Deny never fires.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  { ...DENY_WITHOUT_MFA, Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": "3600" } } },
]);
