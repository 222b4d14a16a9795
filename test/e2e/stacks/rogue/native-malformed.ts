// Cloud Control takes any text for a document: this one is cut off.
import { DENY_WITHOUT_MFA, documentText } from "../documents";
import { NativeIam } from "../native";

new NativeIam("User", "rogue", { userName: "rogue" });
new NativeIam("UserPolicy", "mfa", {
  userName: "rogue",
  policyName: "mfa",
  policyDocument: documentText(DENY_WITHOUT_MFA).slice(0, -2),
});
