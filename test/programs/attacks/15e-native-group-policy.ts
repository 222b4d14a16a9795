// expect: block rule=iam-user-mfa-enforcement user=rogue
// an aws-native group policy overwrites the MFA policy in the native group's own list

import { Any, MFA, WEAK } from "../kit";

const g = new Any(
  "aws-native:iam:Group",
  "g",
  { groupName: "admins", policies: [{ policyName: "mfa", policyDocument: JSON.parse(MFA) as object }] },
  { version: "1.0.0" },
);
new Any(
  "aws-native:iam:User",
  "u",
  { userName: "rogue", groups: ["admins"] },
  { version: "1.0.0", dependsOn: g },
);
new Any(
  "aws-native:iam:GroupPolicy",
  "gp",
  { groupName: "Admins", policyName: "mfa", policyDocument: JSON.parse(WEAK) as object },
  { version: "1.0.0", dependsOn: g },
);
