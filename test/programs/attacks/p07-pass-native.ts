// expect: pass
// all by aws-native, the user's group by its name
import { Any, DENY } from "../kit";

const opts = { version: "1.0.0" };
const group = new Any(
  "aws-native:iam:Group",
  "admins",
  {
    groupName: "admins",
    policies: [{ policyName: "mfa", policyDocument: { Version: "2012-10-17", Statement: [DENY] } }],
  },
  opts,
);
new Any(
  "aws-native:iam:User",
  "alice",
  {
    userName: "alice",
    groups: ["admins"],
    loginProfile: { password: "Correct-Horse-7-Battery", passwordResetRequired: true },
  },
  { ...opts, dependsOn: [group] },
);
