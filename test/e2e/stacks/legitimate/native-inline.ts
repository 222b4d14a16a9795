// Cloud Control: policies inside the user and the group, and as resources of their own.
import { DENY_WITHOUT_MFA, document, documentText } from "../documents";
import { NativeIam } from "../native";

const inline = { policyName: "mfa", policyDocument: document(DENY_WITHOUT_MFA) };
new NativeIam("User", "alice", { userName: "alice", policies: [inline] });
new NativeIam("Group", "developers", { groupName: "developers", policies: [inline] });
new NativeIam("User", "bob", { userName: "bob", groups: ["developers"] });
new NativeIam("Group", "operators", { groupName: "operators" });
new NativeIam("GroupPolicy", "operators", { groupName: "operators", ...inline });
new NativeIam("User", "carol", { userName: "carol", groups: ["operators"] });
new NativeIam("User", "dave", { userName: "dave" });
new NativeIam("UserPolicy", "dave", {
  userName: "dave",
  policyName: "mfa",
  policyDocument: documentText(DENY_WITHOUT_MFA),
});
