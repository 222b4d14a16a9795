// A statement of a bucket policy in a policy of a group: IAM refuses it.
import { DENY_WITHOUT_MFA } from "../documents";
import { team } from "../team";

team("developers", "rogue", [{ ...DENY_WITHOUT_MFA, Principal: "*" }]);
