// `Bool` where `BoolIfExists` belongs: the most copied mistake. Access keys get through.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
team("developers", "rogue", [
  WORK,
  { ...DENY_WITHOUT_MFA, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
]);
