// An inline policy of a group, as this repository's own component has it.
import { DENY_WITHOUT_MFA, WORK } from "../documents";
import { team } from "../team";

team("developers", "alice", [WORK, DENY_WITHOUT_MFA]);
