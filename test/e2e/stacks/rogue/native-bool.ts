// Cloud Control: `Bool` in a managed policy that names its groups.
import { DENY_WITHOUT_MFA, document } from "../documents";
import { NativeIam } from "../native";

new NativeIam("Group", "developers", { groupName: "developers" });
new NativeIam("ManagedPolicy", "mfa", {
  groups: ["developers"],
  policyDocument: document({
    ...DENY_WITHOUT_MFA,
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
  }),
});
new NativeIam("User", "rogue", { userName: "rogue" });
new NativeIam("UserToGroupAddition", "members", { groupName: "developers", users: ["rogue"] });
