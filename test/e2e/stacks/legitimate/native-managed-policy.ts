// Cloud Control: a managed policy that names its group, and users in it by either of the two ways.
import { DENY_WITHOUT_MFA, document } from "../documents";
import { NativeIam } from "../native";

new NativeIam("Group", "developers", { groupName: "developers" });
new NativeIam("ManagedPolicy", "mfa", {
  groups: ["developers"],
  policyDocument: document(DENY_WITHOUT_MFA),
});
new NativeIam("User", "alice", { userName: "alice", groups: ["developers"] });
new NativeIam("User", "bob", { userName: "bob" });
new NativeIam("UserToGroupAddition", "members", { groupName: "developers", users: ["bob"] });
