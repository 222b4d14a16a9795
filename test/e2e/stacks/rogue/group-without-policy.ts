// Groups as organization chart: the policy was to follow.
import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
team("interns", "rogue", []);
