// "The key must be there": denies access keys, and lets a console session without MFA through.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [
  WORK,
  { ...DENY_WITHOUT_MFA, Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } } },
]);
