// Valid JSON that IAM refuses; the provider looks at the JSON only, so without the pack the deploy breaks half-way.
import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("admins", "fine", [DENY_WITHOUT_MFA]);
// JSON leaves out what is undefined.
team("developers", "rogue", [{ ...DENY_WITHOUT_MFA, Effect: undefined }]);
