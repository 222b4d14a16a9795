// MFA asked for in the Allow: what any other Allow grants, it grants without.
import { WORK } from "../documents";
import { team } from "../team";

team("developers", "rogue", [{ ...WORK, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }]);
